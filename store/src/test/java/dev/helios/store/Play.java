// SPDX-License-Identifier: MIT
package dev.helios.store;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.FlowMatcher;
import dev.helios.core.flow.FlowParser;
import dev.helios.core.flow.Match;
import dev.helios.core.flow.ParsedFlow;
import dev.helios.core.reconcile.Case;
import dev.helios.core.reconcile.Input;
import dev.helios.core.reconcile.Reconciler;
import dev.helios.core.reconcile.Verdict;
import dev.helios.core.watermark.SourceWatermark;
import dev.helios.core.watermark.Watermarks;
import dev.helios.store.cases.CaseId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plays one case of a small flow through the real reconciler, and keeps every verdict. */
public final class Play {
  public static final Flow ORDERS = flow("orders");
  public static final Flow REFUNDS = flow("refunds");

  public final List<Verdict> verdicts = new ArrayList<>();
  private final FlowMatcher matcher;
  private final Flow flow;
  private final String key;
  private final Instant start;
  private Watermarks sources = Watermarks.NONE;
  private Case current;

  public Play(Flow flow, String key, Instant start) {
    this.flow = flow;
    this.key = key;
    this.start = start;
    this.matcher = new FlowMatcher(flow);
    this.current = Case.open(flow, TenantId.DEFAULT, key);
  }

  public static Play order(String key) {
    return new Play(ORDERS, key, Log.NOON);
  }

  private static Flow flow(String name) {
    String text =
        """
        flow: %s
        version: 1
        key: order_id
        window: 30s
        steps:
          placed: { cloud: aws, type: OrderPlaced }
          paid: { cloud: gcp, type: PaymentProcessed }
        agree:
          - { fields: [placed.amount, paid.amount], tolerance: "0.01" }
        exposure: { amount: placed.amount, currency: placed.currency }
        """
            .formatted(name);
    return ((ParsedFlow.Valid) FlowParser.parse(text)).flow();
  }

  public Play placed(double at, String amount) {
    return seen(Cloud.AWS, "OrderPlaced", "p1", at, amount);
  }

  public Play paid(double at, String amount) {
    return paid("q1", at, amount);
  }

  public Play paid(String id, double at, String amount) {
    return seen(Cloud.GCP, "PaymentProcessed", id, at, amount);
  }

  public Play seen(Cloud cloud, String type, String id, double at, String amount) {
    String data =
        "{\"order_id\":\"%s\",\"amount\":%s,\"currency\":\"EUR\"}"
            .formatted(key.replace("\u0000", "\\u0000"), amount);
    Event event = event(cloud, "urn:test", type, id + "-" + key, at, data);
    return apply(new Input.Seen(((Match.Seen) matcher.match(event, null)).sighting()));
  }

  private Event event(Cloud cloud, String source, String type, String id, double at, String data) {
    return Event.of(
        new Identity(TenantId.DEFAULT, cloud, source, id),
        type,
        null,
        at(at),
        "application/json",
        Bytes.utf8(data),
        Map.of(),
        null,
        at(at));
  }

  /** From before the start until then, payments came from this source every second. */
  public Play heardOf(String source, int until) {
    for (int second = until - 30; second <= until; second++) {
      sources =
          sources.advance(event(Cloud.GCP, source, "PaymentProcessed", "h" + second, second, "{}"));
    }
    return this;
  }

  /** The clouds are this far, and the log is read two seconds past it. */
  public Play passed(double at) {
    SourceWatermark known = SourceWatermark.first(start, start).advance(at(at), at(at));
    Watermarks clouds =
        Watermarks.ofClouds(TenantId.DEFAULT, Map.of(Cloud.AWS, known, Cloud.GCP, known));
    return apply(new Input.Progress(sources.merge(clouds))).tick(at + 2);
  }

  public Play tick(double at) {
    return apply(new Input.Tick(at(at)));
  }

  private Instant at(double seconds) {
    return start.plusMillis(Math.round(seconds * 1_000));
  }

  private Play apply(Input input) {
    Case next = Reconciler.apply(current, flow, input);
    if (next.revision() > current.revision()) {
      verdicts.add(Verdict.of(next, flow));
    }
    current = next;
    return this;
  }

  public CaseId id() {
    return new CaseId(TenantId.DEFAULT, flow.name(), key);
  }
}
