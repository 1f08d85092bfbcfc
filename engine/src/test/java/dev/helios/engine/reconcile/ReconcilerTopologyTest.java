// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;
import dev.helios.core.log.LogPartition;
import dev.helios.core.reconcile.Status;
import dev.helios.core.reconcile.Verdict;
import dev.helios.core.reconcile.text.VerdictText;
import dev.helios.core.watermark.SourceRef;
import dev.helios.core.watermark.Watermarks;
import dev.helios.engine.FlowRecord;
import dev.helios.engine.LoggedRecords;
import dev.helios.engine.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reconciler as Kafka Streams runs it, with the log's end and the time in the test's hand. */
class ReconcilerTopologyTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  private final FlowTable flows = new FlowTable();
  private static final String UNREADABLE = "unreadable";
  private final UnjudgedRecords unjudged = new UnjudgedRecords();
  private final WatermarkTable progress = new WatermarkTable();
  private final Map<String, Verdict> stored = new HashMap<>();
  private boolean storeIsAway;
  private Instant now = START;
  private long end;
  private EndOffsets ends;
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> events;
  private TestOutputTopic<byte[], byte[]> verdicts;
  private TestOutputTopic<byte[], byte[]> told;

  @BeforeEach
  void open(@TempDir Path state) throws IOException {
    flows.put(
        new FlowRecord(
            TenantId.DEFAULT,
            "order-fulfilment",
            1,
            true,
            Files.readString(Path.of("../flows/order-fulfilment.yaml"))));
    ends = new EndOffsets(topics -> Map.of(new LogPartition(Topics.EVENTS, 0), end), () -> now);
    ReconcilerParts parts =
        new ReconcilerParts(flows, progress, ends, this::latest, unjudged, 1, Duration.ofDays(30));
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
    config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver = new TopologyTestDriver(ReconcilerTopology.of(parts), config, START);
    events =
        driver.createInputTopic(
            Topics.EVENTS, new ByteArraySerializer(), new ByteArraySerializer());
    verdicts =
        driver.createOutputTopic(
            Topics.VERDICTS, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    told =
        driver.createOutputTopic(
            Topics.PROGRESS, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private Optional<Verdict> latest(TenantId tenant, String flow, String key) {
    if (storeIsAway) {
      throw new StoreAwayException(Duration.ofMinutes(1), new IllegalStateException("away"));
    }
    if (key.equals(UNREADABLE)) {
      throw new ArithmeticException("expected a verdict, found what nobody can read");
    }
    return Optional.ofNullable(stored.get(key));
  }

  @AfterEach
  void close() {
    driver.close();
  }

  /** Of whatever kind the failure is: at the next start it would be the same. */
  @Test
  void anEvent_thatCannotBeJudged_isCountedAndTheOthersAreJudgedOn() throws Exception {
    send(placed(UNREADABLE, "a0", "100"));
    send(paid(UNREADABLE, "g0", "100"));
    send(reserved(UNREADABLE, "z0"));
    advance(Duration.ofHours(25), true);

    send(paid(UNREADABLE, "g2", "100"));
    send(placed("o1", "a1", "100"));
    send(paid("o1", "g1", "100.00"));
    send(reserved("o1", "z1"));

    assertThat(statuses("o1")).containsExactly(Status.MATCHED);
    assertThat(unjudged.count()).isEqualTo(1);
    assertThat(unjudged.last().orElseThrow().why()).isEqualTo("ArithmeticException");
  }

  @Test
  void threeAgreeingEvents_oneAfterTheOther_endAsMatched() {
    send(placed("o1", "a1", "100"));
    assertThat(statuses("o1")).containsExactly(Status.PENDING);
    send(paid("o1", "g1", "100.00"));
    assertThat(statuses("o1")).containsExactly(Status.PENDING);
    send(reserved("o1", "z1"));

    assertThat(statuses("o1")).containsExactly(Status.PENDING, Status.MATCHED);
    assertThat(last("o1").revision()).isEqualTo(2);
  }

  @Test
  void threeAgreeingEvents_together_areOneRevision() {
    send(placed("o1", "a1", "100"));
    send(paid("o1", "g1", "100.00"));
    send(reserved("o1", "z1"));

    assertThat(statuses("o1")).containsExactly(Status.MATCHED);
    assertThat(last("o1").revision()).isEqualTo(1);
  }

  @Test
  void howFarItIs_isToldAfterTheVerdictsUpToThere() throws Exception {
    send(placed("o1", "a1", "100"));
    driver.advanceWallClockTime(ReconcilerTopology.TELL);

    assertThat(told.readValuesToList()).hasSize(1);
    assertThat(verdicts.readValuesToList()).hasSize(1);
  }

  @Test
  void absentStep_isPendingUntilItsCloudHasPassedAndTheLogWasReadThrough() throws Exception {
    send(placed("o1", "a1", "100"));
    send(reserved("o1", "z1"));
    advance(Duration.ofSeconds(40), false);
    assertThat(last("o1").status()).isEqualTo(Status.PENDING);

    send(placed("o2", "a2", "5"));
    send(paid("o2", "g2", "5"));
    advance(Duration.ofSeconds(1), false);
    assertThat(statuses("o1")).as("the log was not read to its end").doesNotContain(Status.MISSING);

    advance(Duration.ofSeconds(2), true);
    assertThat(last("o1").status()).isEqualTo(Status.MISSING);
  }

  @Test
  void missingStepThatComes_amendsTheVerdictAsLate() throws Exception {
    send(placed("o1", "a1", "100"));
    send(reserved("o1", "z1"));
    pass(Duration.ofSeconds(60));
    assertThat(last("o1").status()).isEqualTo(Status.MISSING);

    send(paid("o1", "g1", "100"));

    Verdict verdict = last("o1");
    assertThat(verdict.status()).isEqualTo(Status.MATCHED);
    assertThat(verdict.findings()).extracting(f -> f.kind().label()).containsExactly("late");
  }

  @Test
  void sameEventTwice_saysNothingMore() {
    send(placed("o1", "a1", "100"));
    send(placed("o1", "a1", "100"));

    assertThat(statuses("o1")).hasSize(1);
  }

  @Test
  void recordThatIsNoEvent_doesNotStopThePartition() {
    events.pipeInput(new TestRecord<>("k".getBytes(), "x".getBytes(), new RecordHeaders(), now));
    end++;
    send(placed("o1", "a1", "100"));

    assertThat(statuses("o1")).containsExactly(Status.PENDING);
  }

  @Test
  void recordThatIsNoEvent_isNotTallied() throws Exception {
    events.pipeInput(new TestRecord<>("k".getBytes(), "x".getBytes(), new RecordHeaders(), now));
    end++;
    send(placed("o1", "a1", "100"));
    advance(Duration.ofSeconds(1), true);

    PartitionProgress last = java.util.Objects.requireNonNull(progress.partitions().get(0));
    assertThat(last.judged()).isEqualTo(1);
    assertThat(last.outside()).isZero();
    assertThat(last.place()).isEqualTo(2);
  }

  @Test
  void everyEvent_isTallied() throws Exception {
    send(placed("o1", "a1", "100"));
    send(event(Cloud.DIRECT, "d1", "Unheard", "{\"order_id\":\"o1\"}"));
    advance(Duration.ofSeconds(1), true);

    PartitionProgress last = java.util.Objects.requireNonNull(progress.partitions().get(0));
    assertThat(last.judged()).isEqualTo(1);
    assertThat(last.outside()).isEqualTo(1);
    assertThat(last.place()).isEqualTo(2);
    assertThat(last.readThrough()).isEqualTo(now);
    assertThat(last.watermarks().clouds(TenantId.DEFAULT))
        .containsOnlyKeys(Cloud.AWS, Cloud.DIRECT);
  }

  @Test
  void everyEvent_isTalliedInTheStateThatIsCommittedWithIt() {
    send(placed("o1", "a1", "100"));
    send(event(Cloud.DIRECT, "d1", "Unheard", "{\"order_id\":\"o1\"}"));

    byte[] tally =
        driver
            .<org.apache.kafka.common.utils.Bytes, byte[]>getKeyValueStore("place")
            .get(org.apache.kafka.common.utils.Bytes.wrap("tally".getBytes()));
    assertThat(PartitionProgress.none(0).withTally(tally))
        .isEqualTo(new PartitionProgress(0, 2, 1, 1, null, Watermarks.NONE));
  }

  @Test
  void caseForgottenLongAgo_isAmendedFromItsStoredVerdict() throws Exception {
    send(placed("o1", "a1", "100"));
    send(paid("o1", "g1", "100"));
    send(reserved("o1", "z1"));
    Verdict closed = last("o1");
    stored.put("o1", closed);
    advance(Duration.ofHours(25), true);

    send(paid("o1", "g2", "100"));

    Verdict amended = last("o1");
    assertThat(amended.status()).isEqualTo(Status.MISMATCHED);
    assertThat(amended.revision()).isEqualTo(closed.revision() + 1);
    assertThat(amended.findings()).extracting(f -> f.kind().label()).contains("duplicate");
  }

  /** Were the event taken as judged, it would be lost: the thread has to fail before its commit. */
  @Test
  void caseForgottenLongAgo_whileTheStoreIsAway_failsTheThreadAndIsJudgedAfterwards()
      throws Exception {
    send(placed("o1", "a1", "100"));
    send(paid("o1", "g1", "100"));
    send(reserved("o1", "z1"));
    Verdict closed = last("o1");
    stored.put("o1", closed);
    advance(Duration.ofHours(25), true);
    storeIsAway = true;

    assertThatThrownBy(() -> send(paid("o1", "g2", "100")))
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasStackTraceContaining("StoreAwayException");

    storeIsAway = false;
    send(paid("o1", "g2", "100"));
    assertThat(last("o1").revision()).isEqualTo(closed.revision() + 1);
  }

  @Test
  void casesThatWaitForASilentCloud_settleWhenItIsHeardAgain() throws Exception {
    send(paid("other", "g0", "1"));
    send(placed("o1", "a1", "100"));
    send(reserved("o1", "z1"));
    for (int i = 0; i < 4; i++) {
      now = now.plusSeconds(20);
      send(placed("other", "a" + now, "1"));
      send(reserved("other", "z" + now));
      advance(Duration.ofMillis(200), true);
    }
    assertThat(last("o1").status()).isEqualTo(Status.UNDECIDED);

    send(paid("other", "g" + now, "1"));
    for (int i = 0; i < 4; i++) {
      advance(Duration.ofSeconds(1), true);
    }

    assertThat(last("o1").status()).isEqualTo(Status.MISSING);
  }

  @Test
  void oneOfTwoSourcesOfACloudStalls_itsStepsAreUndecidedUntilItIsHeardAgain() throws Exception {
    for (int i = 0; i < 20; i++) {
      now = now.plusSeconds(1);
      send(from("pay-eu", "e" + i));
      send(from("pay-us", "u" + i));
    }
    send(placed("o1", "a1", "100"));
    send(reserved("o1", "z1"));
    for (int i = 0; i < 60; i++) {
      now = now.plusSeconds(1);
      send(placed("other", "a" + now, "1"));
      send(reserved("other", "z" + now));
      send(from("pay-eu", "f" + i));
      advance(Duration.ofMillis(100), true);
    }
    assertThat(statuses("o1")).doesNotContain(Status.MISSING);
    assertThat(last("o1").waitingFor()).isEqualTo(new SourceRef(Cloud.GCP, "pay-us"));

    send(from("pay-us", "u" + now));
    for (int i = 0; i < 4; i++) {
      advance(Duration.ofSeconds(1), true);
    }

    assertThat(last("o1").status()).isEqualTo(Status.MISSING);
  }

  private Event from(String source, String id) {
    return Event.of(
        new Identity(TenantId.DEFAULT, Cloud.GCP, source, id),
        "PaymentProcessed",
        null,
        now,
        "application/json",
        Bytes.utf8("{\"order_id\":\"other\",\"amount\":1,\"currency\":\"EUR\"}"),
        Map.of(),
        null,
        now);
  }

  @Test
  void newVersionOfAFlow_judgesOnlyCasesThatOpenAfterIt() throws Exception {
    send(placed("o1", "a1", "100"));
    String text = Files.readString(Path.of("../flows/order-fulfilment.yaml"));
    flows.put(new FlowRecord(TenantId.DEFAULT, "order-fulfilment", 1, false, text));
    flows.put(
        new FlowRecord(
            TenantId.DEFAULT,
            "order-fulfilment",
            2,
            true,
            text.replace("version: 1", "version: 2")));

    send(paid("o1", "g1", "100"));
    send(reserved("o1", "z1"));
    send(placed("o2", "a2", "100"));

    assertThat(last("o1").version()).isEqualTo(1);
    assertThat(last("o1").status()).isEqualTo(Status.MATCHED);
    assertThat(last("o2").version()).isEqualTo(2);
  }

  @Test
  void flowWithAnotherKey_isJudgedWhereThatKeyLives() throws Exception {
    flows.put(
        new FlowRecord(
            TenantId.DEFAULT,
            "by-shipment",
            1,
            true,
            """
            flow: by-shipment
            version: 1
            key: shipment_id
            window: 30s
            steps:
              packed:  { cloud: aws, type: Packed }
              shipped: { cloud: gcp, type: Shipped }
            """));
    send(event(Cloud.AWS, "p1", "Packed", "{\"order_id\":\"o1\",\"shipment_id\":\"s1\"}"));
    send(event(Cloud.GCP, "p2", "Shipped", "{\"order_id\":\"o2\",\"shipment_id\":\"s1\"}"));
    send(event(Cloud.AWS, "p3", "Packed", "{\"order_id\":\"o3\",\"shipment_id\":\"s2\"}"));
    now = now.plusSeconds(60);
    send(event(Cloud.GCP, "p4", "Shipped", "{\"order_id\":\"o4\",\"shipment_id\":\"s3\"}"));
    for (int i = 0; i < 5; i++) {
      advance(Duration.ofSeconds(1), true);
    }

    Map<String, Status> last = new HashMap<>();
    read().forEach(verdict -> last.put(verdict.key(), verdict.status()));
    assertThat(last).containsEntry("s1", Status.MATCHED).containsEntry("s2", Status.MISSING);
  }

  private final List<Verdict> seen = new ArrayList<>();

  private List<Verdict> read() {
    driver.advanceWallClockTime(ReconcilerTopology.PUBLISH);
    verdicts.readValuesToList().forEach(value -> seen.add(VerdictText.parse(value)));
    return seen;
  }

  private List<Status> statuses(String key) {
    return read().stream().filter(v -> v.key().equals(key)).map(Verdict::status).toList();
  }

  private Verdict last(String key) {
    return read().stream().filter(v -> v.key().equals(key)).reduce((a, b) -> b).orElseThrow();
  }

  /** Lets time go by while every cloud goes on, so that nobody is silent. */
  private void pass(Duration time) throws Exception {
    now = now.plus(time);
    send(placed("other", "a" + now, "1"));
    send(paid("other", "g" + now, "1"));
    send(reserved("other", "z" + now));
    for (int i = 0; i < 3; i++) {
      advance(Duration.ofSeconds(1), true);
    }
  }

  private void advance(Duration time, boolean readThrough) throws Exception {
    now = now.plus(time);
    if (readThrough) {
      ends.ask();
    }
    driver.advanceWallClockTime(time);
    told.readValuesToList().forEach(value -> progress.put(PartitionProgress.parse(value)));
  }

  private void send(Event event) {
    end++;
    events.pipeInput(LoggedRecords.of(event, now));
  }

  private Event placed(String order, String id, String amount) {
    return event(
        Cloud.AWS,
        id,
        "OrderPlaced",
        "{\"order_id\":\"%s\",\"customer_id\":\"c\",\"amount\":%s,\"currency\":\"EUR\",\"quantity\":1}"
            .formatted(order, amount));
  }

  private Event paid(String order, String id, String amount) {
    return event(
        Cloud.GCP,
        id,
        "PaymentProcessed",
        "{\"order_id\":\"%s\",\"amount\":%s,\"currency\":\"EUR\"}".formatted(order, amount));
  }

  private Event reserved(String order, String id) {
    return event(
        Cloud.AZURE,
        id,
        "InventoryReserved",
        "{\"order_id\":\"%s\",\"quantity\":1}".formatted(order));
  }

  private Event event(Cloud cloud, String id, String type, String data) {
    return Event.of(
        new Identity(TenantId.DEFAULT, cloud, "shop", id),
        type,
        null,
        now,
        "application/json",
        Bytes.utf8(data),
        Map.of(),
        null,
        now);
  }
}
