// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.connectors.port.FetchedMessage;
import dev.helios.connectors.port.MessageHandler.Settlement;
import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.server.intake.DedupCache;
import dev.helios.server.intake.DedupCache.SharedMemory;
import dev.helios.server.intake.FakeLog;
import dev.helios.server.intake.Intake;
import dev.helios.server.intake.IntakeMetrics;
import dev.helios.wire.Decoders;
import dev.helios.wire.envelope.DecoderSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class IntakeMessageHandlerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final long LARGEST = 1_000;

  private final FakeLog log = new FakeLog();
  private final IntakeMessageHandler intake = intake(log, 2);

  static IntakeMessageHandler intake(FakeLog log, int atOnce) {
    Intake intake =
        new Intake(
            Decoders.of(DecoderSettings.defaults()),
            log,
            new DedupCache(1_000, Duration.ofHours(24), SharedMemory.NONE),
            new IntakeMetrics(new SimpleMeterRegistry()),
            UUID::randomUUID,
            new Intake.Bounds(100, Map.of(Cloud.AWS, LARGEST)));
    return new IntakeMessageHandler(intake, () -> NOW, new TenantId("acme"), atOnce);
  }

  private Settlement take(FetchedMessage message) {
    return intake.take(message).toCompletableFuture().join();
  }

  @Test
  void take_newEvent_isKeptOnceTheLogHasIt() {
    log.hold();
    CompletableFuture<Settlement> fate = intake.take(FakeSource.order("1")).toCompletableFuture();

    assertThat(fate).isNotDone();
    log.acknowledge();
    assertThat(fate.join()).isEqualTo(Settlement.ACK);
    assertThat(log.events)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.identity().tenant()).isEqualTo(new TenantId("acme"));
              assertThat(event.cloud()).isEqualTo(Cloud.AWS);
              assertThat(event.receivedAt()).isEqualTo(NOW);
              assertThat(event.replay()).isNull();
            });
  }

  @Test
  void take_duplicate_isKeptWithAReceipt() {
    take(FakeSource.order("1"));

    assertThat(take(FakeSource.order("1"))).isEqualTo(Settlement.ACK);
    assertThat(log.events).hasSize(1);
    assertThat(log.receipts).hasSize(1);
  }

  @Test
  void take_replay_isMarkedAndPassesTheMemory() {
    take(FakeSource.order("1"));
    FetchedMessage plain = FakeSource.order("1");

    take(new FetchedMessage(plain.route(), plain.headers(), plain.body(), "tuesday"));

    assertThat(log.events).hasSize(2);
    assertThat(log.events.getLast().replay()).isEqualTo("tuesday");
  }

  @Test
  void take_aMarkAmongTheHeaders_isNoReplay() {
    FetchedMessage plain = FakeSource.order("1");

    take(
        new FetchedMessage(
            plain.route(), Map.of(Decoders.REPLAY_HEADER, "no"), plain.body(), null));

    assertThat(log.events.getFirst().replay()).isNull();
  }

  @Test
  void take_unreadable_isKeptInQuarantineWithItsMark() {
    assertThat(take(FakeSource.message(Decoders.AWS, "{broken", "tuesday")))
        .isEqualTo(Settlement.ACK);

    assertThat(log.quarantined)
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.reason().code()).isEqualTo("json.malformed");
              assertThat(item.wire().header(Decoders.REPLAY_HEADER)).isEqualTo("tuesday");
            });
  }

  @Test
  void take_tooLarge_isKeptWholeInQuarantine() {
    FetchedMessage large =
        new FetchedMessage(Decoders.AWS, Map.of(), Bytes.of(new byte[(int) LARGEST + 1]), null);

    assertThat(take(large)).isEqualTo(Settlement.ACK);
    assertThat(log.quarantined.getFirst().reason().code()).isEqualTo("body.too_large");
    assertThat(log.quarantined.getFirst().wire().body()).isEqualTo(large.body());
  }

  @Test
  void take_aHandshakeInAQueue_isKeptInQuarantine() {
    String handshake =
        """
        [{"id":"v","eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","subject":"",\
        "eventTime":"2026-11-22T12:00:00Z","topic":"/t","dataVersion":"1",\
        "data":{"validationCode":"c"}}]\
        """;

    assertThat(take(FakeSource.message(Decoders.AZURE, handshake, null))).isEqualTo(Settlement.ACK);
    assertThat(log.quarantined.getFirst().reason().code()).isEqualTo("eventgrid.validation");
  }

  @Test
  void take_whileTheLogIsAway_isLater() {
    log.goAway();

    assertThat(take(FakeSource.order("1"))).isEqualTo(Settlement.NACK);
    log.comeBack();
    assertThat(take(FakeSource.order("1"))).isEqualTo(Settlement.ACK);
  }

  @Test
  void take_moreThanAllowedAtOnce_isLaterAtOnce() {
    log.hold();
    CompletableFuture<Settlement> first = intake.take(FakeSource.order("1")).toCompletableFuture();
    intake.take(FakeSource.order("2"));

    assertThat(take(FakeSource.order("3"))).isEqualTo(Settlement.NACK);

    log.acknowledge();
    assertThat(first.join()).isEqualTo(Settlement.ACK);
    assertThat(take(FakeSource.order("3"))).isEqualTo(Settlement.ACK);
  }

  @Test
  void take_anUnknownRoute_isLaterAndCostsNoRoom() {
    for (int i = 0; i < 3; i++) {
      assertThat(take(FakeSource.message("aws/kinesis", "{}", null))).isEqualTo(Settlement.NACK);
    }
    assertThat(take(FakeSource.order("1"))).isEqualTo(Settlement.ACK);
  }
}
