// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;
import dev.helios.core.log.LogPartition;
import dev.helios.store.Log;
import dev.helios.store.Postgres;
import dev.helios.store.db.Database;
import dev.helios.store.db.PageCursor;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
final class EventQueriesTest {
  private static final AtomicInteger PARTITIONS = new AtomicInteger();

  private final EventWriter keeper;
  private final EventQueries queries;
  private final Log log = new Log(new LogPartition("helios.events", PARTITIONS.incrementAndGet()));

  EventQueriesTest(Database database) {
    this.keeper = new EventWriter(database);
    this.queries = new EventQueries(database);
  }

  private void keep() {
    keeper.keep(log.after(keeper.progress()));
  }

  private static EventFilter filter(
      Set<Cloud> clouds, @Nullable String type, @Nullable String key, @Nullable String text) {
    return new EventFilter(clouds, type, key, null, null, null, false, text);
  }

  private static EventFilter key(String key) {
    return filter(Set.of(), null, key, null);
  }

  private static List<String> ids(EventPage page) {
    assertThat(page).isInstanceOf(EventPage.Page.class);
    return ((EventPage.Page) page).items().stream().map(StoredEvent::id).toList();
  }

  @Test
  void find_anyBytesAndFields_comeBackExactly() {
    byte[] bytes = new byte[100_000];
    new Random(7).nextBytes(bytes);
    Instant occurred = Instant.parse("9999-12-31T23:59:59.999999999Z");
    Event event =
        Event.of(
            new Identity(TenantId.DEFAULT, Cloud.AZURE, "/subscriptions/ü/\uD83D\uDE80", "exact"),
            "Typ'e\";--",
            "sub\\ject",
            occurred,
            "application/octet-stream",
            Bytes.of(bytes),
            Map.of("partitionkey", "k\u00e9y", "odd", "a\u0000\uD800b"),
            "replay-1",
            Log.NOON.plusNanos(123_456_789));
    log.add(event);
    keep();

    StoredEvent stored = queries.find(TenantId.DEFAULT, "exact", null).getFirst();

    assertThat(stored.identity()).isEqualTo(event.identity());
    assertThat(stored.data()).isEqualTo(event.data());
    assertThat(stored.dataBytes()).isEqualTo(100_000);
    assertThat(stored.type()).isEqualTo(event.type());
    assertThat(stored.subject()).isEqualTo(event.subject());
    assertThat(stored.extensions()).isEqualTo(event.extensions());
    assertThat(stored.occurredAt()).isEqualTo(occurred);
    assertThat(stored.receivedAt()).isEqualTo(Log.NOON.plusNanos(123_456_000));
    assertThat(stored.key()).isEqualTo("k\u00e9y");
    assertThat(stored.contentHash()).isEqualTo(event.contentHash());
    assertThat(stored.replay()).isEqualTo("replay-1");
    assertThat(queries.raw(TenantId.DEFAULT, "exact", Cloud.AZURE).orElseThrow().data())
        .isEqualTo(event.data());
  }

  @Test
  void find_amounts_areExact() {
    List<String> amounts =
        List.of(
            "0",
            "100",
            "0.10",
            "-12345.6789",
            "1E+5",
            "1e-40",
            "9999",
            "10000",
            "99999999999999999999.99999999999999999",
            "-0.00001",
            "120000000");
    for (int i = 0; i < amounts.size(); i++) {
      log.add(Log.event(Cloud.AWS, "amount-" + i, "{\"amount\":" + amounts.get(i) + "}"));
    }
    keep();

    for (int i = 0; i < amounts.size(); i++) {
      assertThat(queries.find(TenantId.DEFAULT, "amount-" + i, null).getFirst().amount())
          .as(amounts.get(i))
          .isEqualByComparingTo(amounts.get(i));
    }
  }

  @Test
  void find_sameIdInTwoCloudsAndConflict_givesAllWithConflictLast() {
    log.add(Log.event(Cloud.AWS, "shared", "{\"v\":1}"))
        .add(Log.event(Cloud.AWS, "shared", "{\"v\":2}"))
        .add(Log.event(Cloud.GCP, "shared", "{\"v\":3}"));
    keep();

    assertThat(queries.find(TenantId.DEFAULT, "shared", null))
        .extracting(StoredEvent::conflict)
        .containsExactly(false, false, true);
    assertThat(queries.find(TenantId.DEFAULT, "shared", Cloud.GCP)).hasSize(1);
    assertThat(queries.find(TenantId.DEFAULT, "sha\u0000red", null)).isEmpty();
  }

  @Test
  void list_pagesWhileEventsArrive_showsEachOldEventOnceNewestFirst() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      // Several of one microsecond: only the position tells them apart.
      Instant at = Log.NOON.plusSeconds(i / 4);
      log.add(Log.event(Cloud.values()[i % 4], "page-" + i, "{\"order_id\":\"PAGED\"}", at));
      expected.addFirst("page-" + i);
    }
    keep();

    List<String> seen = new ArrayList<>();
    String cursor = null;
    int round = 0;
    do {
      EventPage.Page page =
          (EventPage.Page) queries.list(TenantId.DEFAULT, key("PAGED"), cursor, 7);
      seen.addAll(ids(page));
      cursor = page.next();
      String data = "{\"order_id\":\"PAGED\"}";
      log.add(Log.event(Cloud.AWS, "new-" + round++, data, Log.NOON.plusSeconds(60)));
      keep();
    } while (cursor != null);

    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void list_cloudTypeTimeConflictFilters_narrow() {
    Instant day = Log.NOON.plus(Duration.ofDays(3));
    for (int i = 0; i < 8; i++) {
      Cloud cloud = Cloud.values()[i % 4];
      log.add(Log.event(cloud, "narrow-" + i, "{\"n\":" + i + "}", day.plusSeconds(i)));
    }
    log.add(Log.event(Cloud.AWS, "narrow-0", "{\"n\":99}", day.plusSeconds(9)));
    keep();

    Instant end = day.plusSeconds(100);
    EventFilter two =
        new EventFilter(
            Set.of(Cloud.AWS, Cloud.AZURE), "OrderPlaced", null, null, day, end, false, null);
    EventFilter range =
        new EventFilter(
            Set.of(), null, null, null, day.plusSeconds(2), day.plusSeconds(4), false, null);
    EventFilter conflicts = new EventFilter(Set.of(), null, null, null, day, end, true, null);

    assertThat(ids(queries.list(TenantId.DEFAULT, two, null, 50)))
        .containsExactly("narrow-0", "narrow-6", "narrow-4", "narrow-2", "narrow-0");
    assertThat(ids(queries.list(TenantId.DEFAULT, range, null, 50)))
        .containsExactly("narrow-3", "narrow-2");
    assertThat(ids(queries.list(TenantId.DEFAULT, conflicts, null, 50)))
        .containsExactly("narrow-0");
    assertThat(
            ids(queries.list(TenantId.DEFAULT, filter(Set.of(), "Nothing", null, null), null, 50)))
        .isEmpty();
  }

  @Test
  void list_text_findsInIdsAndDataWhateverCase() {
    log.add(Log.event(Cloud.AWS, "Needle-Id", "{}"))
        .add(Log.event(Cloud.AWS, "in-data", "{\"note\":\"a nEEdle with gr\u00fc\u00dfe\"}"))
        .add(Log.event(Cloud.AWS, "no-match", "{\"note\":\"nothing\"}"));
    keep();

    assertThat(
            ids(queries.list(TenantId.DEFAULT, filter(Set.of(), null, null, "needle"), null, 50)))
        .containsExactlyInAnyOrder("Needle-Id", "in-data");
    assertThat(
            ids(
                queries.list(
                    TenantId.DEFAULT, filter(Set.of(), null, null, "gr\u00fc\u00dfe"), null, 50)))
        .containsExactly("in-data");
    assertThat(ids(queries.list(TenantId.DEFAULT, filter(Set.of(), null, null, "%_\\"), null, 50)))
        .isEmpty();
    assertThat(
            ids(
                queries.list(
                    TenantId.DEFAULT, filter(Set.of(), null, null, "nul\u0000"), null, 50)))
        .isEmpty();
  }

  @Test
  void list_longData_isLeftOutWithItsLength() {
    log.add(
        Log.event(
            Cloud.AWS, "long", "{\"order_id\":\"LONG\",\"x\":\"" + "y".repeat(20_000) + "\"}"));
    keep();

    StoredEvent listed =
        ((EventPage.Page) queries.list(TenantId.DEFAULT, key("LONG"), null, 1)).items().getFirst();

    assertThat(listed.data()).isNull();
    assertThat(listed.dataBytes()).isGreaterThan(20_000);
  }

  @Test
  void list_foreignCursor_isToldApart() {
    String other = new PageCursor(PageCursor.Kind.QUARANTINE, Log.NOON, 1, 1).text();
    for (String bad : List.of("", "x", "!!", "AAAA", other, other + other)) {
      assertThat(queries.list(TenantId.DEFAULT, EventFilter.ALL, bad, 10))
          .isEqualTo(new EventPage.BadCursor());
    }
  }

  @Test
  void journey_redeliveredEvent_tellsEveryPointAndRedelivery() {
    Event event = Log.event(Cloud.GCP, "journey", "{\"a\":1}");
    log.add(event).add(event).add(Log.duplicate(event));
    keep();

    Journey journey = queries.journey(TenantId.DEFAULT, event.identity().digest()).orElseThrow();

    assertThat(journey.receivedAt()).isEqualTo(Log.NOON);
    assertThat(journey.loggedAt()).isEqualTo(Log.NOON.plusMillis(1));
    assertThat(journey.redeliveries())
        .extracting(Journey.Redelivery::route)
        .containsExactlyInAnyOrder(null, "aws/test");
  }

  @Test
  void export_moreThanAPage_givesEachOnceOldestFirstWithTheHashOfItsBytes()
      throws NoSuchAlgorithmException {
    Instant day = Log.NOON.plus(Duration.ofDays(5));
    for (int i = 0; i < 2_300; i++) {
      log.add(Log.event(Cloud.AWS, "export-" + i, "{\"i\":" + i + "}", day.plusMillis(i / 3)));
    }
    keep();

    List<ExportLine> lines = new ArrayList<>();
    long count = queries.export(TenantId.DEFAULT, day, day.plusSeconds(60), Cloud.AWS, lines::add);

    assertThat(count).isEqualTo(2_300);
    assertThat(lines).extracting(ExportLine::eventId).doesNotHaveDuplicates().hasSize(2_300);
    assertThat(lines).isSortedAccordingTo((a, b) -> a.receivedAt().compareTo(b.receivedAt()));
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    String hash = HexFormat.of().formatHex(sha256.digest("{\"i\":17}".getBytes()));
    assertThat(lines.get(17).dataSha256()).isEqualTo(hash);
  }
}
