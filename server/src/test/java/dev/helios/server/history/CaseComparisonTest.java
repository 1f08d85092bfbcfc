// SPDX-License-Identifier: MIT
package dev.helios.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Event;
import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.FlowParser;
import dev.helios.core.flow.ParsedFlow;
import dev.helios.core.reconcile.Verdict;
import dev.helios.core.watermark.Watermarks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CaseComparisonTest {
  private static final int HISTORIES = 20;
  private static final int RANGES = 25;
  private static final int ALL = 10_000;
  private final String text = Files.readString(Path.of("../flows/order-fulfilment.yaml"));
  private final Flow flow = parse(text);

  CaseComparisonTest() throws IOException {}

  /** Whatever the range, and wherever in the traffic the question is asked. */
  @Test
  void compare_theUnchangedFlow_differsNowhere() {
    long cases = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      Random random = new Random(seed);
      Instant now = within(random);
      PlayedHistory history = new PlayedHistory(flow, random, now);
      for (int i = 0; i < RANGES; i++) {
        Instant one = within(random);
        Instant other = within(random);
        Comparison comparison =
            compare(
                history,
                history,
                flow,
                one.isBefore(other) ? one : other,
                one.isBefore(other) ? other : one,
                now,
                ALL);
        assertThat(comparison.moved()).as("seed %d, range %d", seed, i).isEmpty();
        assertThat(comparison.isComplete()).isTrue();
        cases += comparison.cases();
      }
    }
    assertThat(cases).isGreaterThan(HISTORIES * RANGES);
  }

  @Test
  void compare_anotherFlow_differs() {
    Flow strict = parse(text.replace("window: 30s", "window: 1s"));
    PlayedHistory history = new PlayedHistory(flow, new Random(1), end());

    Comparison comparison =
        compare(history, history, strict, PlayedHistory.START, end(), end(), ALL);

    assertThat(strict).isNotEqualTo(flow);
    assertThat(comparison.same()).isLessThan(comparison.cases());
  }

  @Test
  void compare_moreCasesThanItMayLookAt_isNotComplete() {
    PlayedHistory history = new PlayedHistory(flow, new Random(1), end());

    Comparison comparison = compare(history, history, flow, PlayedHistory.START, end(), end(), 3);

    assertThat(comparison.cases()).isEqualTo(3);
    assertThat(comparison.isComplete()).isFalse();
  }

  @Test
  void compare_eventsThatWereNotAllRead_isNotComplete() {
    PlayedHistory history = new PlayedHistory(flow, new Random(1), end());

    assertThat(
            compare(
                    history,
                    new Cut(history, true, false),
                    flow,
                    PlayedHistory.START,
                    end(),
                    end(),
                    ALL)
                .isComplete())
        .isFalse();
  }

  @Test
  void compare_aKeyWithMoreEventsThanAreRead_isLeftOutAndNotComplete() {
    PlayedHistory history = new PlayedHistory(flow, new Random(1), end());

    Comparison comparison =
        compare(
            history, new Cut(history, false, true), flow, PlayedHistory.START, end(), end(), ALL);

    assertThat(comparison.cases()).isZero();
    assertThat(comparison.isComplete()).isFalse();
  }

  private Comparison compare(
      PlayedHistory played,
      History history,
      Flow asked,
      Instant from,
      Instant to,
      Instant now,
      int max) {
    return new CaseComparison(
            history,
            asked,
            (name, version) -> Optional.of(flow),
            new CaseComparison.Known(
                Watermarks.ofClouds(PlayedHistory.TENANT, played.clouds),
                PlayedHistory.TENANT,
                now))
        .compare(from, to, now, max);
  }

  private static Instant within(Random random) {
    return PlayedHistory.START.plusMillis(random.nextLong(PlayedHistory.LENGTH.toMillis()));
  }

  private static Instant end() {
    return PlayedHistory.START.plus(PlayedHistory.LENGTH).plusSeconds(3_600);
  }

  private static Flow parse(String text) {
    return ((ParsedFlow.Valid) FlowParser.parse(text)).flow();
  }

  /** A history of which not all is read. */
  private record Cut(PlayedHistory all, boolean cutsEvents, boolean cutsKeys) implements History {
    @Override
    public boolean verdicts(
        TenantId tenant,
        String flow,
        Instant from,
        Instant to,
        int max,
        Consumer<Verdict> consumer) {
      return all.verdicts(tenant, flow, from, to, max, consumer);
    }

    @Override
    public boolean events(
        TenantId tenant, Instant from, Instant to, Set<String> types, Consumer<Event> consumer) {
      return all.events(tenant, from, to, types, consumer) && !cutsEvents;
    }

    @Override
    public Optional<List<Event>> ofKey(TenantId tenant, String key) {
      return cutsKeys ? Optional.empty() : all.ofKey(tenant, key);
    }

    @Override
    public boolean isJudged(TenantId tenant, String flow, String key) {
      return all.isJudged(tenant, flow, key);
    }
  }
}
