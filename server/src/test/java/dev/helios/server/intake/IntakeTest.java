// SPDX-License-Identifier: MIT
package dev.helios.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reason;
import dev.helios.core.gateway.Receipt;
import dev.helios.server.intake.DedupCache.SharedMemory;
import dev.helios.wire.Decoders;
import dev.helios.wire.envelope.DecoderSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private static final String SOUND =
      """
      {"version":"0","id":"r-1","detail-type":"OrderPlaced","source":"shop","account":"1",\
      "time":"2026-11-22T12:00:00Z","region":"us-east-1",\
      "detail":{"order_id":"ORD-1","customer_id":"CUST-1","amount":100}}\
      """;

  private final FakeLog log = new FakeLog();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Intake intake = intake(1_000);

  private Intake intake(int inFlightMax) {
    return new Intake(
        Decoders.of(DecoderSettings.defaults()),
        log,
        new DedupCache(1_000, Duration.ofHours(24), SharedMemory.NONE),
        new IntakeMetrics(registry),
        UUID::randomUUID,
        new Intake.Bounds(inFlightMax, Map.of()));
  }

  @Test
  void take_newEvent_isAcceptedOnlyAfterTheLogAcknowledged() {
    log.hold();
    CompletableFuture<Outcome> outcome = intake.take(order("1", "ORD-1"));

    assertThat(outcome).isNotDone();
    log.acknowledge();
    assertThat(outcome.join()).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void take_sameAgain_isDuplicateWithAReceipt() {
    intake.take(order("1", "ORD-1")).join();

    assertThat(intake.take(order("1", "ORD-1")).join()).isInstanceOf(Outcome.Duplicate.class);
    assertThat(log.events).hasSize(1);
    assertThat(log.receipts).extracting(Receipt::fate).containsExactly(Receipt.Fate.DUPLICATE);
  }

  @Test
  void take_sameIdentityOtherContent_isAcceptedAsConflict() {
    intake.take(order("1", "ORD-1")).join();

    Outcome outcome = intake.take(order("1", "ORD-2")).join();

    assertThat(outcome)
        .isInstanceOfSatisfying(Outcome.Accepted.class, o -> assertThat(o.conflict()).isTrue());
    assertThat(log.events).hasSize(2);
  }

  @Test
  void take_sameIdInTwoClouds_isTwoEvents() {
    intake.take(order("1", "ORD-1")).join();

    assertThat(intake.take(item(event(Cloud.GCP, "1", "ORD-1", null))).join())
        .isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void take_replay_passesTheMemory() {
    intake.take(order("1", "ORD-1")).join();

    Outcome outcome = intake.take(item(event(Cloud.AWS, "1", "ORD-1", "replay-7"))).join();

    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    assertThat(log.events).hasSize(2);
  }

  @Test
  void take_logAway_isUnavailableAndNotRemembered() {
    log.goAway();
    assertThat(intake.take(order("1", "ORD-1")).join()).isInstanceOf(Outcome.Unavailable.class);

    log.comeBack();
    assertThat(intake.take(order("1", "ORD-1")).join()).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void take_brokenRule_isQuarantinedFromACloudAndRefusedFromTheDirectApi() {
    Outcome cloud = intake.take(item(event(Cloud.AWS, "1", null, null))).join();
    Outcome direct = intake.take(item(event(Cloud.DIRECT, "1", null, null))).join();

    assertThat(cloud).isInstanceOf(Outcome.Quarantined.class);
    assertThat(direct).isInstanceOf(Outcome.Refused.class);
    assertThat(log.quarantined).hasSize(1);
    assertThat(log.receipts).extracting(Receipt::fate).containsExactly(Receipt.Fate.REFUSED);
  }

  @Test
  void take_batch_eachItemHasItsOwnFateInOrder() {
    RawDelivery wire = wire(Cloud.AWS);
    List<Outcome> outcomes =
        intake
            .takeAll(
                List.of(
                    order("1", "ORD-1"),
                    new Delivery.Malformed(new Reason("json.malformed", "broken"), wire),
                    order("1", "ORD-1"),
                    order("2", "ORD-2")))
            .join();

    assertThat(outcomes)
        .extracting(outcome -> (Object) outcome.getClass())
        .containsExactly(
            Outcome.Accepted.class,
            Outcome.Quarantined.class,
            Outcome.Duplicate.class,
            Outcome.Accepted.class);
  }

  @Test
  void take_sixtyFourRacersOnOneIdentity_oneIsAcceptedAndAppended() throws Exception {
    for (int round = 0; round < 200; round++) {
      String id = "race-" + round;
      CountDownLatch gate = new CountDownLatch(1);
      List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int racer = 0; racer < 64; racer++) {
          CompletableFuture<Outcome> outcome = new CompletableFuture<>();
          outcomes.add(outcome);
          threads.submit(
              () -> {
                gate.await();
                return intake.take(order(id, "ORD-1")).thenAccept(outcome::complete);
              });
        }
        gate.countDown();
        long accepted =
            outcomes.stream()
                .map(CompletableFuture::join)
                .filter(Outcome.Accepted.class::isInstance)
                .count();
        assertThat(accepted).isEqualTo(1);
      }
      assertThat(log.events).hasSize(round + 1);
    }
  }

  @Test
  void take_racersOnAFailingAppend_allLearnOfIt() {
    log.hold();
    CompletableFuture<Outcome> first = intake.take(order("1", "ORD-1"));
    CompletableFuture<Outcome> second = intake.take(order("1", "ORD-1"));
    log.acknowledge();

    assertThat(first.join()).isInstanceOf(Outcome.Accepted.class);
    assertThat(second.join()).isInstanceOf(Outcome.Duplicate.class);
  }

  @Test
  void take_tooManyInFlight_isUnavailableAtOnce() {
    Intake narrow = intake(1);
    log.hold();
    narrow.take(order("1", "ORD-1"));

    assertThat(narrow.take(order("2", "ORD-2")))
        .isCompletedWithValueMatching(Outcome.Unavailable.class::isInstance);
    assertThat(narrow.rejectsForOverload(Cloud.AWS)).isTrue();
    log.acknowledge();
    assertThat(narrow.rejectsForOverload(Cloud.AWS)).isFalse();
    assertThat(narrow.take(order("2", "ORD-2")).join()).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void counters_whenIdle_obeyTheEquation() {
    intake.takeAll(List.of(order("1", "A"), order("1", "A"), order("1", "B"))).join();
    intake.take(item(event(Cloud.AWS, "9", null, null))).join();
    log.goAway();
    intake.take(order("3", "C")).join();

    double received = registry.get("helios.gateway.received").tag("cloud", "aws").counter().count();
    double settled =
        registry.get("helios.gateway.deliveries").tag("cloud", "aws").counters().stream()
            .mapToDouble(counter -> counter.count())
            .sum();
    assertThat(received).isEqualTo(5).isEqualTo(settled);
    assertThat(intake.inFlight()).isZero();
  }

  @Test
  void take_released_isAdmittedOrRefusedWithoutATrace() {
    assertThat(release(Decoders.AWS, SOUND)).isInstanceOf(Outcome.Accepted.class);
    assertThat(release(Decoders.AWS, "{broken"))
        .isEqualTo(new Outcome.Refused(new Reason("json.malformed", detail("{broken"))));
    assertThat(release("log/helios.events", SOUND)).isInstanceOf(Outcome.Refused.class);
    assertThat(release(Decoders.AWS, SOUND.replace("\"CUST-1\"", "null")))
        .isInstanceOf(Outcome.Refused.class);

    assertThat(log.events).hasSize(1);
    assertThat(log.quarantined).isEmpty();
    assertThat(log.receipts).isEmpty();
  }

  private Outcome release(String route, String body) {
    return intake.take(raw(route, body), Origin.RELEASED).join().all().getFirst();
  }

  /** What the same body is set aside for when it is pushed. */
  private String detail(String body) {
    Intake other = intake(1);
    Outcome outcome = other.take(raw(Decoders.AWS, body), Origin.PUSHED).join().all().getFirst();
    log.quarantined.clear();
    return ((Outcome.Quarantined) outcome).reason().detail();
  }

  private static RawDelivery raw(String route, String body) {
    return new RawDelivery(TenantId.DEFAULT, Cloud.AWS, route, Map.of(), Bytes.utf8(body), NOW);
  }

  private static Delivery order(String id, String orderId) {
    return item(event(Cloud.AWS, id, orderId, null));
  }

  private static Delivery item(Event event) {
    return new Delivery.Readable(event, wire(event.cloud()));
  }

  private static RawDelivery wire(Cloud cloud) {
    return new RawDelivery(TenantId.DEFAULT, cloud, "aws/eventbridge", Map.of(), Bytes.EMPTY, NOW);
  }

  private static Event event(
      Cloud cloud, String id, @Nullable String orderId, @Nullable String replay) {
    String data =
        orderId == null
            ? "{\"customer_id\":\"C\"}"
            : "{\"order_id\":\"" + orderId + "\",\"customer_id\":\"C\",\"amount\":1}";
    return Event.of(
        new Identity(TenantId.DEFAULT, cloud, "shop", id),
        "OrderPlaced",
        null,
        NOW,
        "application/json",
        Bytes.utf8(data),
        Map.of(),
        replay,
        NOW);
  }
}
