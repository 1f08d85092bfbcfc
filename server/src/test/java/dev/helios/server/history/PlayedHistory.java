// SPDX-License-Identifier: MIT
package dev.helios.server.history;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.FlowMatcher;
import dev.helios.core.flow.Match;
import dev.helios.core.reconcile.Case;
import dev.helios.core.reconcile.Input;
import dev.helios.core.reconcile.Reconciler;
import dev.helios.core.reconcile.Verdict;
import dev.helios.core.watermark.SourceWatermark;
import dev.helios.core.watermark.Watermarks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Orders with faults, played through the reconciler up to a moment of their traffic. */
final class PlayedHistory implements History {
  static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  static final Duration LENGTH = Duration.ofHours(2);
  static final TenantId TENANT = new TenantId("acme");
  private static final int ORDERS = 120;

  private final Flow flow;
  private final FlowMatcher matcher;
  private final List<Event> events = new ArrayList<>();
  private final Map<String, Case> cases = new TreeMap<>();
  private final Map<String, Verdict> verdicts = new TreeMap<>();
  final Map<Cloud, SourceWatermark> clouds = new EnumMap<>(Cloud.class);

  PlayedHistory(Flow flow, Random random, Instant until) {
    this.flow = flow;
    this.matcher = new FlowMatcher(flow);
    List<Event> coming = new ArrayList<>();
    for (int i = 0; i < ORDERS; i++) {
      coming.addAll(order("o" + i, random));
    }
    coming.sort(Comparator.comparing(Event::receivedAt));
    Instant tick = START;
    for (Event event : coming) {
      if (event.receivedAt().isAfter(until)) {
        break;
      }
      for (; tick.isBefore(event.receivedAt()); tick = tick.plusSeconds(30)) {
        pass(tick);
      }
      see(event);
    }
  }

  private static List<Event> order(String id, Random random) {
    Instant placed = START.plusMillis(random.nextLong(LENGTH.toMillis()));
    List<Event> order = new ArrayList<>();
    order.add(event(Cloud.AWS, id + "-a", "OrderPlaced", id, "100", placed, random));
    if (random.nextInt(8) > 0) {
      Instant paid = placed.plusMillis(random.nextLong(60_000));
      String amount = random.nextInt(6) == 0 ? "90" : "100";
      order.add(event(Cloud.GCP, id + "-g", "PaymentProcessed", id, amount, paid, random));
      if (random.nextInt(10) == 0) {
        order.add(event(Cloud.GCP, id + "-h", "PaymentProcessed", id, amount, paid, random));
      }
    }
    if (random.nextInt(8) > 0) {
      Instant reserved = placed.plusMillis(random.nextLong(90_000) - 5_000);
      order.add(event(Cloud.AZURE, id + "-z", "InventoryReserved", id, "100", reserved, random));
    }
    return order;
  }

  private static Event event(
      Cloud cloud, String id, String type, String key, String amount, Instant at, Random random) {
    String data =
        "{\"order_id\":\"%s\",\"customer_id\":\"c\",\"amount\":%s,\"currency\":\"EUR\",\"quantity\":1}"
            .formatted(key, amount);
    return Event.of(
        new Identity(TENANT, cloud, "shop", id),
        type,
        null,
        at,
        "application/json",
        Bytes.utf8(data),
        Map.of(),
        null,
        at.plusMillis(random.nextLong(20_000)));
  }

  private void see(Event event) {
    events.add(event);
    clouds.merge(
        event.cloud(),
        SourceWatermark.first(event.occurredAt(), event.receivedAt()),
        (known, first) -> known.advance(event.occurredAt(), event.receivedAt()));
    if (matcher.match(event, null) instanceof Match.Seen seen) {
      Case before =
          cases.computeIfAbsent(seen.key(), key -> Case.open(flow, seen.tenant(), seen.key()));
      keep(before, new Input.Seen(seen.sighting()));
    }
  }

  private void pass(Instant now) {
    List.copyOf(cases.values()).forEach(held -> keep(held, new Input.Tick(now)));
  }

  private void keep(Case before, Input input) {
    Case after =
        Reconciler.apply(
            before, flow, new Input.Progress(Watermarks.ofClouds(TENANT, clouds)), input);
    cases.put(after.key(), after);
    if (after.revision() != before.revision()) {
      verdicts.put(after.key(), Verdict.of(after, flow));
    }
  }

  @Override
  public boolean verdicts(
      TenantId tenant, String name, Instant from, Instant to, int max, Consumer<Verdict> consumer) {
    List<Verdict> found =
        verdicts.values().stream()
            .filter(verdict -> verdict.tenant().equals(tenant) && verdict.flow().equals(name))
            .filter(verdict -> !verdict.openedAt().isBefore(from))
            .filter(verdict -> verdict.openedAt().isBefore(to))
            .sorted(Comparator.comparing(Verdict::openedAt))
            .toList();
    found.stream().limit(max).forEach(consumer);
    return found.size() <= max;
  }

  @Override
  public boolean events(
      TenantId tenant, Instant from, Instant to, Set<String> types, Consumer<Event> consumer) {
    events.stream()
        .filter(event -> !event.receivedAt().isBefore(from) && event.receivedAt().isBefore(to))
        .filter(event -> types.contains(event.type()))
        .forEach(consumer);
    return true;
  }

  @Override
  public Optional<List<Event>> ofKey(TenantId tenant, String key) {
    return Optional.of(
        events.stream().filter(event -> key.equals(event.correlationKey())).toList());
  }

  @Override
  public boolean isJudged(TenantId tenant, String name, String key) {
    return name.equals(flow.name()) && tenant.equals(TENANT) && verdicts.containsKey(key);
  }
}
