// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.helios.core.flow.Sighting;
import dev.helios.core.watermark.SourceWatermark;
import dev.helios.core.watermark.Watermarks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Tells the story of one order, in seconds from a start, and keeps every revision that comes. */
public final class Story {
  static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  static final Flow FULFILMENT = shipped("order-fulfilment.yaml");
  static final String KEY = "ORD-1";

  final Flow flow;
  final FlowMatcher matcher;
  final Map<Cloud, SourceWatermark> progress = new EnumMap<>(Cloud.class);

  /** Told in place of the clouds alone, where a story has several sources. */
  Watermarks sources = Watermarks.NONE;

  final List<Event> events = new ArrayList<>();
  final List<Verdict> verdicts = new ArrayList<>();
  Case current;

  Story(Flow flow) {
    this.flow = flow;
    this.matcher = new FlowMatcher(flow);
    this.current = Case.open(flow, TenantId.DEFAULT, KEY);
  }

  /**
   * The shipped flow, after ten seconds in which all three clouds were heard of, with good clocks.
   */
  static Story ofOrder() {
    return new Story(FULFILMENT).traffic(-10, -1);
  }

  static Flow shipped(String file) {
    try {
      return flow(Files.readString(Path.of("..", "flows", file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Flow flow(String text) {
    ParsedFlow parsed = FlowParser.parse(text);
    assertThat(parsed).isInstanceOf(ParsedFlow.Valid.class);
    return ((ParsedFlow.Valid) parsed).flow();
  }

  public static Instant at(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }

  static Event event(
      Cloud cloud, String type, String id, double occurred, double received, String data) {
    return Event.of(
        new Identity(TenantId.DEFAULT, cloud, "test/" + cloud.label(), id),
        type,
        null,
        at(occurred),
        "application/json",
        Bytes.utf8(data),
        Map.of(),
        null,
        at(received));
  }

  static String order(String fields) {
    return "{\"order_id\":\"" + KEY + "\"" + (fields.isEmpty() ? "" : "," + fields) + "}";
  }

  static Event placed(double occurred) {
    return event(
        Cloud.AWS,
        "OrderPlaced",
        "placed-1",
        occurred,
        occurred + 0.2,
        order("\"amount\":100.00,\"currency\":\"EUR\",\"quantity\":2"));
  }

  static Event paid(double occurred) {
    return paid("paid-1", occurred, occurred + 0.2, "100.00");
  }

  static Event paid(String id, double occurred, double received, String amount) {
    return event(
        Cloud.GCP,
        "PaymentProcessed",
        id,
        occurred,
        received,
        order("\"amount\":" + amount + ",\"currency\":\"EUR\""));
  }

  static Event reserved(double occurred) {
    return event(
        Cloud.AZURE,
        "InventoryReserved",
        "reserved-1",
        occurred,
        occurred + 0.2,
        order("\"quantity\":2"));
  }

  static Event cancelled(double occurred) {
    return event(Cloud.AWS, "OrderCancelled", "cancelled-1", occurred, occurred + 0.2, order(""));
  }

  Sighting sighting(Event event) {
    return ((Match.Seen) matcher.match(event, null)).sighting();
  }

  Story sees(Event... seen) {
    for (Event event : seen) {
      events.add(event);
      heard(event.cloud(), event.occurredAt(), event.receivedAt());
      apply(told(), new Input.Seen(sighting(event)));
    }
    return this;
  }

  /** Other orders' events from all three clouds, one a second each. */
  Story traffic(int from, int to) {
    for (Cloud cloud : List.of(Cloud.AWS, Cloud.GCP, Cloud.AZURE)) {
      traffic(cloud, from, to);
    }
    return this;
  }

  Story traffic(Cloud cloud, int from, int to) {
    return traffic(cloud, from, to, 0.1);
  }

  Story traffic(Cloud cloud, int from, int to, double delay) {
    for (int second = from; second <= to; second++) {
      heard(cloud, at(second), at(second + delay));
    }
    return this;
  }

  /** The log has been read up to this time, and the case is told of everything. */
  Story tick(double seconds) {
    return apply(told(), new Input.Tick(at(seconds)));
  }

  /** Traffic of all clouds up to this second, then a tick. */
  Story passes(int from, int to) {
    return traffic(from, to).tick(to + 0.2);
  }

  /** Other orders' events from one source, one a second. */
  Story traffic(Cloud cloud, String source, String type, int from, int to) {
    for (int second = from; second <= to; second++) {
      Event event = event(cloud, source, type, source + second, second);
      sources = sources.advance(event);
    }
    return this;
  }

  static Event event(Cloud cloud, String source, String type, String id, double at) {
    return Event.of(
        new Identity(TenantId.DEFAULT, cloud, source, id),
        type,
        null,
        at(at),
        "application/json",
        Bytes.utf8(order("\"amount\":100.00,\"quantity\":2")),
        Map.of(),
        null,
        at(at + 0.1));
  }

  private Input told() {
    return new Input.Progress(
        sources.all().isEmpty() ? Watermarks.ofClouds(TenantId.DEFAULT, progress) : sources);
  }

  private void heard(Cloud cloud, Instant occurredAt, Instant receivedAt) {
    progress.compute(
        cloud,
        (_, known) ->
            known == null
                ? SourceWatermark.first(occurredAt, receivedAt)
                : known.advance(occurredAt, receivedAt));
  }

  private Story apply(Input... inputs) {
    Case next = Reconciler.apply(current, flow, inputs);
    if (next.revision() > current.revision()) {
      verdicts.add(Verdict.of(next, flow));
    }
    current = next;
    return this;
  }

  Verdict verdict() {
    return Verdict.of(current, flow);
  }

  /** Findings in short: kind, step and cause. */
  List<String> findings() {
    return current.outcome().findings().stream()
        .map(finding -> finding.kind().label() + " " + finding.step() + " " + finding.cause())
        .toList();
  }

  Story is(Status status, String... findings) {
    assertThat(current.status()).as(verdictSentence()).isEqualTo(status);
    assertThat(findings()).containsExactly(findings);
    return this;
  }

  private String verdictSentence() {
    return current.evidence().sightings().isEmpty() ? "nothing seen" : verdict().sentence();
  }
}
