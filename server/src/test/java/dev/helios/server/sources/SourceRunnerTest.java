// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.Source;
import dev.helios.connectors.port.SourceName;
import dev.helios.core.event.Cloud;
import dev.helios.server.intake.FakeLog;
import dev.helios.server.runtime.PartHealth;
import dev.helios.server.sources.SourceState.Phase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SourceRunnerTest {
  private final FakeLog log = new FakeLog();
  private final MessageHandler intake = IntakeMessageHandlerTest.intake(log, 50);

  private SourceRunner keeper(Source... sources) {
    return new SourceRunner(
        List.of(sources), intake, new Random(1), Instant::now, Duration.ofMillis(20));
  }

  @Test
  void start_whatWaits_isKeptAndCounted() {
    FakeSource source = new FakeSource("orders", 0);
    for (int i = 0; i < 20; i++) {
      source.offer(FakeSource.order("" + i));
    }
    try (SourceRunner keeper = keeper(source)) {
      SourceState state = keeper.states().getFirst();
      assertThat(state.phase()).isEqualTo(Phase.CONNECTING);

      keeper.start();

      until(() -> state.kept() == 20 && state.lag().isPresent());
      assertThat(state.phase()).isEqualTo(Phase.RUNNING);
      assertThat(state.lastEvent()).isPresent();
      assertThat(state.error()).isEmpty();
      assertThat(log.events).hasSize(20);
    }
  }

  @Test
  void aLostSource_isConnectedAgainAndItsTroubleShownWithoutSecrets() {
    FakeSource source = new FakeSource("orders", 1);
    source.offer(FakeSource.order("1"));
    try (SourceRunner keeper = keeper(source)) {
      SourceState state = keeper.states().getFirst();
      keeper.start();

      until(() -> state.phase() == Phase.WAITING);
      assertThat(SourceHealth.of(keeper.states()).status()).isEqualTo(PartHealth.DEGRADED);
      assertThat(state.error().orElseThrow().message())
          .contains("no route to queue")
          .doesNotContain("geheim");

      until(() -> state.kept() == 1);
      assertThat(state.phase()).isEqualTo(Phase.RUNNING);
      assertThat(state.errors()).isEqualTo(1);
      assertThat(source.runs).hasValue(2);
      assertThat(SourceHealth.of(keeper.states()).status()).isEqualTo(PartHealth.HEALTHY);
    }
  }

  @Test
  void aSourceLostThreeTimes_isCalledFailedAndComesBackAllTheSame() {
    FakeSource source = new FakeSource("orders", 3);
    source.offer(FakeSource.order("1"));
    try (SourceRunner keeper = keeper(source)) {
      SourceState state = keeper.states().getFirst();
      keeper.start();

      until(() -> state.phase() == Phase.FAILED);
      until(() -> state.kept() == 1);
      assertThat(state.errors()).isEqualTo(3);
    }
  }

  @Test
  void oneLostSource_doesNotHoldUpTheOthers() {
    FakeSource lost = new FakeSource("lost", Integer.MAX_VALUE);
    FakeSource sound = new FakeSource("sound", 0);
    sound.offer(FakeSource.order("1"));
    try (SourceRunner keeper = keeper(lost, sound)) {
      keeper.start();

      until(() -> keeper.states().getLast().kept() == 1);
      assertThat(SourceHealth.of(keeper.states()).detail()).doesNotContain("sound");
    }
  }

  @Test
  void theLogAway_givesBackAndKeepsLater() {
    FakeSource source = new FakeSource("orders", 0);
    log.goAway();
    source.offer(FakeSource.order("1"));
    try (SourceRunner keeper = keeper(source)) {
      SourceState state = keeper.states().getFirst();
      keeper.start();

      until(() -> state.later() > 0);
      assertThat(state.kept()).isZero();
      log.comeBack();
      until(() -> state.kept() == 1);
    }
  }

  @Test
  void close_waitsForWhatIsUnderWay() throws Exception {
    FakeSource source = new FakeSource("orders", 0);
    log.hold();
    source.offer(FakeSource.order("1"));
    SourceRunner keeper = keeper(source);
    keeper.start();
    until(() -> log.unacknowledged() == 1);
    CountDownLatch closed = new CountDownLatch(1);
    Thread closing =
        Thread.ofVirtual()
            .start(
                () -> {
                  keeper.close();
                  closed.countDown();
                });

    until(source::isClosed);
    assertThat(closed.getCount()).isEqualTo(1);
    log.acknowledge();

    assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
    closing.join();
    assertThat(source.ended.getCount()).isZero();
    assertThat(keeper.states().getFirst().kept()).isEqualTo(1);
    assertThat(keeper.states().getFirst().phase()).isEqualTo(Phase.CLOSED);
  }

  @Test
  void aClientThatCannotBeMade_isTriedAgain() {
    FakeSource source = new FakeSource("orders", 0);
    source.offer(FakeSource.order("1"));
    CountDownLatch failed = new CountDownLatch(1);
    SourceName name = new SourceName(Cloud.AWS, "fake", "orders");
    LazySource lazy =
        new LazySource(
            name,
            () -> {
              if (failed.getCount() > 0) {
                failed.countDown();
                throw new IllegalStateException("no region");
              }
              return source;
            });
    try (SourceRunner keeper = keeper(lazy)) {
      keeper.start();

      until(() -> keeper.states().getFirst().kept() == 1);
      assertThat(keeper.states().getFirst().error().orElseThrow().message()).isEqualTo("no region");
    }
  }

  @Test
  void metrics_showWhatIsKnownAndNothingElse() {
    FakeSource source = new FakeSource("orders", 1);
    source.offer(FakeSource.order("1"));
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try (SourceRunner keeper = keeper(source)) {
      SourceState state = keeper.states().getFirst();
      new SourceMetrics(registry).show(state);
      assertThat(registry.get("helios.source.lag.messages").gauge().value()).isNaN();
      assertThat(registry.get("helios.source.running").gauge().value()).isZero();
      keeper.start();

      until(() -> state.kept() == 1 && state.lag().isPresent());
      assertThat(
              registry.get("helios.source.messages").tag("fate", "kept").functionCounter().count())
          .isEqualTo(1);
      assertThat(registry.get("helios.source.errors").functionCounter().count()).isEqualTo(1);
      assertThat(registry.get("helios.source.running").gauge().value()).isEqualTo(1);
      assertThat(registry.get("helios.source.lag.seconds").gauge().value()).isEqualTo(3);
      assertThat(registry.get("helios.source.last.event.seconds").gauge().value()).isPositive();
    }
  }

  /** Waits for what has to come; the class's limit ends a wait in vain. */
  static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(1_000_000);
    }
  }
}
