// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import static dev.helios.core.reconcile.Story.at;
import static dev.helios.core.reconcile.Story.cancelled;
import static dev.helios.core.reconcile.Story.event;
import static dev.helios.core.reconcile.Story.order;
import static dev.helios.core.reconcile.Story.paid;
import static dev.helios.core.reconcile.Story.placed;
import static dev.helios.core.reconcile.Story.reserved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.FlowMatcher;
import dev.helios.core.flow.Match;
import dev.helios.core.reconcile.text.CaseCodec;
import dev.helios.core.reconcile.text.VerdictText;
import dev.helios.core.watermark.KnownSource;
import dev.helios.core.watermark.SourceId;
import dev.helios.core.watermark.SourceRef;
import dev.helios.core.watermark.SourceWatermark;
import dev.helios.core.watermark.Watermarks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What holds whatever order things come in. Every run is seeded; a failure names its seed. */
class ReconcilerPropertiesTest {
  private static final Flow FLOW = Story.FULFILMENT;
  private static final FlowMatcher MATCHER = new FlowMatcher(FLOW);
  private static final int INTERLEAVINGS = 10_000;
  private static final int RANDOM_HISTORIES = 3_000;

  /** Every ordering of a case's sightings, of every kind of trouble at once. */
  @Test
  void apply_everyPermutation_sameVerdict() {
    List<Event> events =
        List.of(
            placed(0),
            paid(31),
            paid("paid-2", 3, 3, "120.00"),
            paid("paid-1", 31, 32, "99.00"),
            reserved(-5),
            event(Cloud.AZURE, "InventoryReserved", "reserved-1", -5, 70, order("\"quantity\":2")),
            placed(0));
    Set<Judgement> outcomes = new HashSet<>();
    permutations(
        new ArrayList<>(events),
        0,
        order -> outcomes.add(Story.ofOrder().sees(order).passes(78, 80).current.outcome()));
    assertThat(outcomes).hasSize(1);
    assertThat(outcomes.iterator().next().findings())
        .extracting(Finding::kind)
        .contains(Finding.Kind.CONFLICT, Finding.Kind.DUPLICATE, Finding.Kind.OUT_OF_ORDER);
  }

  /**
   * Twenty orders with faults, their events and ticks interleaved at random within the lateness.
   */
  @Test
  void apply_tenThousandInterleavings_sameFinalVerdicts() {
    List<Arrival> events =
        orders().stream()
            .map(e -> new Arrival(e, (Match.Seen) MATCHER.match(e, null), e.receivedAt()))
            .toList();
    Map<String, Judgement> expected = play(events, new Random(-1));
    for (int seed = 0; seed < INTERLEAVINGS; seed++) {
      assertThat(play(events, new Random(seed))).as("seed %d", seed).isEqualTo(expected);
    }
    assertThat(expected).hasSize(20);
    assertThat(expected.values().stream().map(Judgement::status))
        .contains(Status.MATCHED, Status.MISSING, Status.MISMATCHED)
        .doesNotContain(Status.PENDING, Status.UNDECIDED);
  }

  private record Arrival(Event event, Match.Seen seen, Instant at) {}

  /**
   * Arrivals are shuffled by up to the lateness; every tick comes after what was received by it.
   */
  private static Map<String, Judgement> play(List<Arrival> events, Random random) {
    List<Arrival> arrivals = new ArrayList<>();
    for (Arrival arrival : events) {
      Instant at = arrival.event().receivedAt().plusMillis(random.nextInt(1_000));
      arrivals.add(new Arrival(arrival.event(), arrival.seen(), at));
    }
    arrivals.sort(Comparator.comparing(Arrival::at));
    Map<Cloud, SourceWatermark> clouds = warm();
    Map<String, Case> cases = new TreeMap<>();
    for (Arrival arrival : arrivals) {
      Event event = arrival.event();
      clouds.computeIfPresent(
          event.cloud(), (_, known) -> known.advance(event.occurredAt(), event.receivedAt()));
      Match.Seen seen = arrival.seen();
      Case opened = cases.getOrDefault(seen.key(), Case.open(FLOW, seen.tenant(), seen.key()));
      List<Input> inputs =
          new ArrayList<>(
              List.of(new Input.Progress(Watermarks.ofClouds(TenantId.DEFAULT, clouds))));
      inputs.add(new Input.Seen(seen.sighting()));
      if (random.nextInt(4) == 0) {
        inputs.add(new Input.Tick(arrival.at().minusMillis(1_000)));
      }
      cases.put(seen.key(), Reconciler.apply(opened, FLOW, inputs));
    }
    Map<String, Judgement> outcomes = new TreeMap<>();
    clouds.replaceAll((_, known) -> known.advance(at(200), at(200)).advance(at(210), at(210)));
    Input[] end = {
      new Input.Progress(Watermarks.ofClouds(TenantId.DEFAULT, clouds)), new Input.Tick(at(211))
    };
    cases.forEach(
        (key, judged) -> outcomes.put(key, Reconciler.apply(judged, FLOW, end).outcome()));
    return outcomes;
  }

  private static Map<Cloud, SourceWatermark> warm() {
    Map<Cloud, SourceWatermark> clouds = new EnumMap<>(Cloud.class);
    for (Cloud cloud : EnumSet.of(Cloud.AWS, Cloud.GCP, Cloud.AZURE)) {
      clouds.put(cloud, SourceWatermark.first(at(-10), at(-9.9)));
    }
    return clouds;
  }

  /** A fixed set of orders: good ones and one of every fault. */
  private static List<Event> orders() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String key = "ORD-" + i;
      double start = i * 0.7;
      String cost = ",\"amount\":" + (10 + i) + ".50,\"currency\":\"EUR\",\"quantity\":1}";
      String data = "{\"order_id\":\"" + key + "\"" + cost;
      Event placed = event(Cloud.AWS, "OrderPlaced", key, start, start + 0.1, data);
      Event paid = event(Cloud.GCP, "PaymentProcessed", key, start + 2, start + 2.1, data);
      Event reserved = event(Cloud.AZURE, "InventoryReserved", key, start + 3, start + 3.1, data);
      String other = data.replace(".50", ".99").replace("\"quantity\":1", "\"quantity\":4");
      switch (i) {
        case 1 -> events.addAll(List.of(placed, paid));
        case 2 -> events.addAll(List.of(placed, reserved));
        case 3 -> events.add(paid);
        case 4 -> events.addAll(List.of(placed, paid, reserved, paid));
        case 5 -> events.addAll(List.of(placed, paid, reserved, again(paid)));
        case 6 -> events.addAll(List.of(placed, reserved, with(paid, other, 0)));
        case 7 -> events.addAll(List.of(placed, paid, reserved, with(paid, other, 1)));
        case 8 -> events.addAll(List.of(placed, paid, with(reserved, other, 0)));
        case 9 -> events.addAll(List.of(placed, with(paid, data, 40), reserved));
        case 10 -> events.addAll(List.of(placed, with(paid, data, -9), reserved));
        case 11 ->
            events.addAll(
                List.of(
                    placed, event(Cloud.AWS, "OrderCancelled", "c", start + 1, start + 1, data)));
        case 12 ->
            events.addAll(
                List.of(
                    placed,
                    event(Cloud.GCP, "PaymentFailed", "f", start - 3, start - 2, data),
                    reserved));
        default -> events.addAll(List.of(placed, paid, reserved));
      }
    }
    return events;
  }

  private static Event again(Event event) {
    return Event.of(
        new Identity(
            TenantId.DEFAULT, event.cloud(), event.identity().source(), event.id() + "-again"),
        event.type(),
        null,
        event.occurredAt().plusSeconds(1),
        event.contentType(),
        event.data(),
        Map.of(),
        null,
        event.receivedAt().plusSeconds(1));
  }

  private static Event with(Event event, String data, int seconds) {
    return Event.of(
        event.identity(),
        event.type(),
        null,
        event.occurredAt().plusSeconds(seconds),
        event.contentType(),
        Bytes.utf8(data),
        Map.of(),
        null,
        event.receivedAt().plusSeconds(Math.max(0, seconds)));
  }

  /**
   * Restarting, that is writing and reading the case, after any number of steps changes nothing.
   */
  @Test
  void apply_restartAtEveryStep_sameVerdicts() {
    List<Event> events =
        List.of(placed(0), paid("p", 35, 35, "100"), paid("q", 36, 36, "100"), cancelled(20));
    List<Verdict> straight = history(events, -1);
    for (int restart = 0; restart < events.size() * 2; restart++) {
      assertThat(history(events, restart)).isEqualTo(straight);
    }
    assertThat(straight).hasSizeGreaterThan(3);
  }

  private static List<Verdict> history(List<Event> events, int restart) {
    Story story = Story.ofOrder();
    int step = 0;
    int second = 0;
    for (Event event : events) {
      story.sees(event);
      restart(story, step++ == restart);
      story.passes(second, second + 40);
      restart(story, step++ == restart);
      second += 40;
    }
    return story.verdicts;
  }

  private static void restart(Story story, boolean now) {
    if (now) {
      story.current = CaseCodec.decode(CaseCodec.encode(story.current));
      story.progress.replaceAll(
          (cloud, known) ->
              VerdictText.parseWatermark(
                      VerdictText.json(
                          new SourceId(TenantId.DEFAULT, SourceRef.of(cloud)),
                          KnownSource.ofAny(known)))
                  .getValue()
                  .watermark());
    }
  }

  /**
   * No history makes a move that the table does not have, and every revision says something new.
   */
  @Test
  void apply_randomHistories_movesAreInTheTable() {
    Set<Moves.Move> made = new HashSet<>();
    for (int seed = 0; seed < RANDOM_HISTORIES; seed++) {
      Random random = new Random(seed);
      Story story = new Story(FLOW);
      Case before = story.current;
      for (int step = 0; step < 12; step++) {
        randomStep(story, random);
        Status from = before.status();
        Status to = story.current.status();
        if (from != to && before.revision() > 0) {
          assertThat(Moves.cause(from, to)).as("seed %d: %s to %s", seed, from, to).isPresent();
          Moves.TABLE.stream()
              .filter(move -> move.from() == from && move.to() == to)
              .forEach(made::add);
        }
        assertThat(story.current.revision() - before.revision()).isBetween(0, 1);
        before = story.current;
      }
    }
    assertThat(made).as("moves that random histories reach").hasSizeGreaterThan(9);
  }

  private static void randomStep(Story story, Random random) {
    int second = random.nextInt(700);
    double happened = random.nextInt(60);
    switch (random.nextInt(8)) {
      case 0 -> story.sees(placed(happened));
      case 1 -> story.sees(paid("p" + random.nextInt(2), happened, second, "100"));
      case 2 -> story.sees(paid("p", happened, second, "10" + random.nextInt(3)));
      case 3 -> story.sees(reserved(happened));
      case 4 -> {
        if (random.nextInt(3) == 0) {
          story.sees(cancelled(happened));
        }
      }
      case 5 -> story.traffic(Cloud.GCP, second, second + 2);
      case 6 -> story.traffic(second, second + 2);
      default -> story.tick(second);
    }
  }

  @Test
  void table_everyPairButOne_isThere() {
    for (Status from : Status.values()) {
      for (Status to : Status.values()) {
        boolean refused = from == to || (from == Status.MATCHED && to == Status.MISSING);
        assertThat(Moves.cause(from, to).isPresent())
            .as("%s to %s", from, to)
            .isNotEqualTo(refused);
      }
    }
  }

  private interface Visit {
    void of(Event[] order);
  }

  private static void permutations(List<Event> events, int fixed, Visit visit) {
    if (fixed == events.size()) {
      visit.of(events.toArray(Event[]::new));
      return;
    }
    for (int i = fixed; i < events.size(); i++) {
      Collections.swap(events, fixed, i);
      permutations(events, fixed + 1, visit);
      Collections.swap(events, fixed, i);
    }
  }
}
