// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Match;
import dev.helios.core.log.Position;
import dev.helios.core.reconcile.Status;
import dev.helios.core.reconcile.Verdict;
import dev.helios.core.watermark.KnownSource;
import dev.helios.core.watermark.SourceId;
import dev.helios.core.watermark.SourceRef;
import dev.helios.core.watermark.SourceWatermark;
import dev.helios.core.watermark.Watermarks;
import dev.helios.engine.FlowRecord;
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
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a processor publishes, and what the next one says that finds its stores as they were
 * committed.
 */
class CaseProcessorTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  private static final Watermarks HEARD =
      Watermarks.ofClouds(
          TenantId.DEFAULT,
          Map.of(
              Cloud.AWS, SourceWatermark.first(START, START),
              Cloud.GCP, SourceWatermark.first(START, START),
              Cloud.AZURE, SourceWatermark.first(START, START)));

  private final FlowTable flows = new FlowTable();
  private final KeyValueStore<Bytes, byte[]> cases = store("cases");
  private final KeyValueStore<Bytes, byte[]> deadlines = store("deadlines");
  private final KeyValueStore<Bytes, byte[]> parked = store("parked");
  private final List<Verdict> said = new ArrayList<>();

  @BeforeEach
  void putFlow() throws IOException {
    String text = Files.readString(Path.of("../flows/order-fulfilment.yaml"));
    flows.put(new FlowRecord(TenantId.DEFAULT, "order-fulfilment", 1, true, text));
  }

  @Test
  void publish_eventsThatCameTogether_isOneRevisionOfAll() {
    CaseProcessor processor = processor();
    seeAll(processor);
    assertThat(said).isEmpty();

    processor.publish();
    processor.publish();

    assertThat(said).extracting(Verdict::status).containsExactly(Status.MATCHED);
    assertThat(said).extracting(Verdict::revision).containsExactly(1);
  }

  @Test
  void publish_whatTheDeskBeforeHadNotSaid_isSaidOnce() {
    seeAll(processor()); // and is killed, after a commit

    CaseProcessor next = processor();
    next.publish();
    next.publish();
    processor().publish();

    assertThat(said).extracting(Verdict::status).containsExactly(Status.MATCHED);
    assertThat(said).extracting(Verdict::revision).containsExactly(1);
  }

  @Test
  void publish_anEventForWhatTheDeskBeforeHadNotSaid_isTheNextRevision() {
    CaseProcessor first = processor();
    see(first, placed());
    see(first, paid());

    CaseProcessor next = processor();
    see(next, reserved());
    next.publish();

    assertThat(said).extracting(Verdict::status).containsExactly(Status.PENDING, Status.MATCHED);
    assertThat(said).extracting(Verdict::revision).containsExactly(1, 2);
  }

  @Test
  void publish_whatWasSaidAlready_isNotSaidByTheNextDesk() {
    CaseProcessor first = processor();
    seeAll(first);
    first.publish();

    processor().publish();

    assertThat(said).hasSize(1);
  }

  @Test
  void publish_aSightingThatChangesNothing_isNoRevision() {
    CaseProcessor processor = processor();
    see(processor, placed());
    processor.publish();
    see(processor, paid());

    processor.publish();

    assertThat(said).extracting(Verdict::revision).containsExactly(1);
  }

  @Test
  void tick_whatTheDeskBeforeHadNotSaid_isStillDueInItsTime() {
    see(processor(), placed());

    CaseProcessor next = processor();
    int looked = next.tick(START.plus(Duration.ofDays(1)), Watermarks.NONE, 10);

    assertThat(looked).isEqualTo(1);
    assertThat(said.getFirst().status()).isEqualTo(Status.PENDING);
    assertThat(said).extracting(Verdict::key).containsOnly("o1");
  }

  @Test
  void tick_anotherTenantHeardOfTheSameCloud_leavesParkedCasesAlone() {
    Instant later = START.plusSeconds(40);
    CaseProcessor processor = processor();
    see(processor, placed());
    processor.tick(later, HEARD, 10);
    assertThat(said).extracting(Verdict::status).contains(Status.UNDECIDED);
    assertThat(said.getLast().waitingFor()).isEqualTo(SourceRef.of(Cloud.GCP));

    Map<SourceId, KnownSource> all = new HashMap<>(HEARD.all());
    SourceId theirs = new SourceId(new TenantId("globex"), SourceRef.of(Cloud.GCP));
    all.put(theirs, KnownSource.ofAny(SourceWatermark.first(later, later)));
    assertThat(processor.tick(later, new Watermarks(all), 10)).isZero();

    SourceId ours = new SourceId(TenantId.DEFAULT, SourceRef.of(Cloud.GCP));
    all.put(ours, KnownSource.ofAny(SourceWatermark.first(later, later)));
    assertThat(processor.tick(later, new Watermarks(all), 10)).isEqualTo(1);
  }

  @Test
  void see_moreThanMayWait_isPublishedAtOnce() {
    CaseProcessor processor = processor();
    for (int i = 0; i < ReconcilerTopology.UNPUBLISHED_MAX; i++) {
      see(processor, event(Cloud.AWS, "a" + i, "OrderPlaced", order("o" + i)));
    }

    assertThat(said).hasSize(ReconcilerTopology.UNPUBLISHED_MAX);
  }

  private CaseProcessor processor() {
    return new CaseProcessor(
        cases,
        new Deadlines(deadlines),
        new Parked(parked),
        flows,
        (tenant, flow, key) -> Optional.empty(),
        Duration.ofDays(30),
        said::add);
  }

  private void seeAll(CaseProcessor processor) {
    see(processor, placed());
    see(processor, paid());
    see(processor, reserved());
  }

  private void see(CaseProcessor processor, Event event) {
    FlowTable.Page page = flows.current(TenantId.DEFAULT).iterator().next();
    EventMatch match = new EventMatch(event, new Position(0, 0));
    if (!(match.with(page.matcher()) instanceof Match.Seen seen)
        || !processor.see(page, seen, match, HEARD)) {
      throw new AssertionError("expected an event of the flow");
    }
  }

  private static Event placed() {
    return event(Cloud.AWS, "a1", "OrderPlaced", order("o1"));
  }

  private static Event paid() {
    String data = "{\"order_id\":\"o1\",\"amount\":100,\"currency\":\"EUR\"}";
    return event(Cloud.GCP, "g1", "PaymentProcessed", data);
  }

  private static Event reserved() {
    return event(Cloud.AZURE, "z1", "InventoryReserved", "{\"order_id\":\"o1\",\"quantity\":1}");
  }

  private static String order(String id) {
    return "{\"order_id\":\"%s\",\"customer_id\":\"c\",\"amount\":100,\"currency\":\"EUR\",\"quantity\":1}"
        .formatted(id);
  }

  private static Event event(Cloud cloud, String id, String type, String data) {
    return Event.of(
        new Identity(TenantId.DEFAULT, cloud, "shop", id),
        type,
        null,
        START,
        "application/json",
        dev.helios.core.event.Bytes.utf8(data),
        Map.of(),
        null,
        START);
  }

  private static KeyValueStore<Bytes, byte[]> store(String name) {
    KeyValueStore<Bytes, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    return store;
  }
}
