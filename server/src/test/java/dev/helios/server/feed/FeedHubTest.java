// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;
import dev.helios.core.log.Cursor;
import dev.helios.core.log.Logged;
import dev.helios.core.log.Position;
import dev.helios.core.reconcile.Evidence;
import dev.helios.core.reconcile.Status;
import dev.helios.core.reconcile.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedHubTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final TenantId ACME = new TenantId("acme");
  private static final int RECENT = 100;
  private static final int BUFFER = 10;

  private final FeedHub hub =
      new FeedHub(() -> NOW, RECENT, new FeedMetrics(new SimpleMeterRegistry()), new Rates());
  private final List<String> frames = new ArrayList<>();
  private final Queue<CompletableFuture<Void>> underWay = new ArrayDeque<>();

  private FeedClient client(long next) {
    return client(next, FeedFilter.all(ACME));
  }

  private FeedClient client(long next, FeedFilter filter) {
    return new FeedClient(
        filter,
        BUFFER,
        at(next),
        frame -> {
          frames.add(frame);
          CompletableFuture<Void> writing = new CompletableFuture<>();
          underWay.add(writing);
          return writing;
        },
        () -> {});
  }

  @Test
  void join_muchWasMissed_comesInStepsAndNothingIsDropped() {
    hub.started(at(0));
    hub.events(events(0, 25), at(25));
    FeedClient client = client(0);
    client.greet("hello");

    assertThat(hub.join(client)).isEqualTo(FeedHub.Nearness.NEARER);
    takeAll();
    assertThat(hub.join(client)).isEqualTo(FeedHub.Nearness.NEARER);
    takeAll();
    assertThat(hub.join(client)).isEqualTo(FeedHub.Nearness.IN);
    takeAll();

    assertThat(frames).noneMatch(frame -> frame.contains("\"gap\""));
    String all = String.join("", frames);
    IntStream.range(0, 25).forEach(n -> assertThat(all).containsOnlyOnce("\"event-" + n + "\""));
    assertThat(frames.getLast()).contains("\"position\":\"0:25\"");
  }

  @Test
  void join_nothingWasMissed_isInAndIsToldWhatComes() {
    hub.started(at(7));

    assertThat(hub.join(client(7))).isEqualTo(FeedHub.Nearness.IN);
    hub.events(events(7, 8), at(8));
    assertThat(frames).singleElement().asString().contains("\"event-7\"");
  }

  @Test
  void join_whatIsForgotten_isBehind() {
    hub.started(at(0));
    hub.events(events(0, RECENT + 1), at(RECENT + 1));

    assertThat(hub.join(client(0))).isEqualTo(FeedHub.Nearness.BEHIND);
    assertThat(hub.size()).isZero();
  }

  @Test
  void verdicts_casesOfTwoTenantsWithTheSameKey_eachTenantIsSentItsOwn() {
    hub.started(at(0));
    hub.join(client(0));

    hub.verdicts(List.of(verdict(ACME, "shop", "1"), verdict(new TenantId("globex"), "shop", "1")));

    assertThat(frames).singleElement().asString().contains("\"of acme\"").doesNotContain("globex");
  }

  @Test
  void verdicts_keysThatReadTheSameBesideTheirFlows_areBothTold() {
    hub.started(at(0));
    hub.join(client(0));

    hub.verdicts(List.of(verdict(ACME, "a", "b:c"), verdict(ACME, "a:b", "c")));

    assertThat(frames).singleElement().asString().contains("\"a\"", "\"a:b\"");
  }

  @Test
  void verdicts_severalOnOneCase_isToldTheLast() {
    hub.started(at(0));
    hub.join(client(0));

    hub.verdicts(List.of(verdict(ACME, "shop", "1"), verdict(ACME, "shop", "1")));

    assertThat(frames).singleElement().asString().containsOnlyOnce("\"of acme\"");
  }

  @ParameterizedTest
  @CsvSource({
    "flow, shop, true",
    "flow, other, false",
    "key, 1, true",
    "key, 2, false",
    "status, 'missing,matched', true",
    "status, missing, false",
    "cloud, aws, false",
    "type, OrderPlaced, false",
  })
  void verdicts_filteredClient_isSentOnlyWhatItWants(String name, String value, boolean sent) {
    FeedFilter filter =
        FeedFilter.of(ACME, asked -> asked.equals(name) ? Optional.of(value) : Optional.empty())
            .orElseThrow();
    hub.started(at(0));
    hub.join(client(0, filter));

    hub.verdicts(List.of(verdict(ACME, "shop", "1")));

    assertThat(frames).hasSize(sent ? 1 : 0);
  }

  private static Verdict verdict(TenantId tenant, String flow, String key) {
    return new Verdict(
        tenant,
        flow,
        1,
        key,
        1,
        Status.MATCHED,
        "matched",
        null,
        List.of(),
        null,
        List.of(),
        Evidence.NONE,
        NOW,
        NOW,
        null,
        "of " + tenant);
  }

  private void takeAll() {
    while (!underWay.isEmpty()) {
      underWay.remove().complete(null);
    }
  }

  private static Cursor at(long next) {
    return Cursor.start(1).with(0, next);
  }

  private static List<Logged<Event>> events(int from, int to) {
    return IntStream.range(from, to).mapToObj(FeedHubTest::event).toList();
  }

  private static Logged<Event> event(int n) {
    Identity identity = new Identity(ACME, Cloud.AWS, "shop", "event-" + n);
    Event event =
        Event.of(
            identity,
            "OrderPlaced",
            null,
            NOW,
            "application/json",
            Bytes.utf8("{}"),
            Map.of(),
            null,
            NOW);
    return new Logged<>(event, new Position(0, n), NOW);
  }
}
