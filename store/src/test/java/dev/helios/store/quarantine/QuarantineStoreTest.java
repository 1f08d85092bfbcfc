// SPDX-License-Identifier: MIT
package dev.helios.store.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reason;
import dev.helios.store.Log;
import dev.helios.store.Postgres;
import dev.helios.store.db.Database;
import dev.helios.store.events.EventWriter;
import dev.helios.store.quarantine.QuarantineStore.Closing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
final class QuarantineStoreTest {
  private static final List<Quarantined> ITEMS = new ArrayList<>();
  private static final Quarantined WILD =
      new Quarantined(
          UUID.randomUUID(),
          new Reason("json.malformed", "found \u0000 and \uD800"),
          new RawDelivery(
              TenantId.DEFAULT,
              Cloud.AZURE,
              "azure/\u0000",
              Map.of("content-type", "text/\u0000", "x-\uDC00", "\u0000\uD800\u00fc"),
              Bytes.of(new byte[] {0, 1, (byte) 0xFF, 0}),
              Log.NOON));

  private final QuarantineStore store;

  QuarantineStoreTest(Database database) {
    this.store = new QuarantineStore(database);
  }

  @BeforeAll
  static void fill(Database database) {
    Log log = new Log();
    for (int i = 0; i < 9; i++) {
      ITEMS.add(Log.quarantined(Cloud.GCP, "{" + i));
    }
    ITEMS.forEach(log::add);
    log.add(WILD);
    log.add(Log.event(Cloud.AWS, "poison", "{\"order_id\":\"\\u0000\"}"));
    EventWriter keeper = new EventWriter(database);
    assertThat(keeper.keep(log.after(keeper.progress()))).isEqualTo(Log.kept(0, 0, 0, 10, 1, 0));
  }

  private QuarantinePage.Page page(
      QuarantinePage.Filter filter, @Nullable String after, int limit) {
    return (QuarantinePage.Page) store.list(TenantId.DEFAULT, filter, after, limit);
  }

  @Test
  void find_wildTexts_keepsHeadersAndBodyExactly() {
    QuarantineStore.Content content = store.find(TenantId.DEFAULT, WILD.id()).orElseThrow();

    assertThat(content.body()).isEqualTo(WILD.wire().body());
    assertThat(content.headers()).isEqualTo(WILD.wire().headers());
    assertThat(content.item().route()).isEqualTo("azure/\uFFFD");
    assertThat(content.item().detail()).isEqualTo("found \uFFFD and \uFFFD");
  }

  @Test
  void list_poisonedEvent_isThereWithItsAttributesAndData() {
    var filter = new QuarantinePage.Filter(null, null, QuarantineRows.POISONED);
    QuarantineItem item = page(filter, null, 10).items().getFirst();

    QuarantineStore.Content content = store.find(TenantId.DEFAULT, item.id()).orElseThrow();

    assertThat(item.route()).isEqualTo(QuarantineRows.POISONED_ROUTE);
    assertThat(content.headers()).containsEntry("ce-id", "poison").containsKey("ce-time");
    assertThat(content.body()).isEqualTo(Bytes.utf8("{\"order_id\":\"\\u0000\"}"));
  }

  @Test
  void list_pages_showEachOnce() {
    var filter = new QuarantinePage.Filter(null, Cloud.GCP, null);
    List<UUID> seen = new ArrayList<>();
    String cursor = null;
    do {
      QuarantinePage.Page page = page(filter, cursor, 4);
      page.items().forEach(item -> seen.add(item.id()));
      cursor = page.next();
    } while (cursor != null);

    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(ITEMS.stream().map(Quarantined::id).toList());
    assertThat(store.list(TenantId.DEFAULT, filter, "nonsense", 4))
        .isEqualTo(new QuarantinePage.BadCursor());
  }

  @Test
  void markReleased_twice_closesOnceAndCounts() {
    UUID id = ITEMS.get(0).id();
    long open = store.openCount(TenantId.DEFAULT);

    Closing first = store.markReleased(TenantId.DEFAULT, id, Log.NOON, "evt-\u00001", "mended");
    Closing second = store.markDiscarded(TenantId.DEFAULT, id, Log.NOON, "too late");

    QuarantineItem closed = ((Closing.Closed) first).item();
    assertThat(closed.status()).isEqualTo(QuarantineItem.Status.RELEASED);
    assertThat(closed.releasedEventId()).isEqualTo("evt-\uFFFD1");
    assertThat(second).isEqualTo(new Closing.AlreadyClosed(closed));
    assertThat(store.openCount(TenantId.DEFAULT)).isEqualTo(open - 1);
    var stillOpen = new QuarantinePage.Filter(QuarantineItem.Status.OPEN, null, null);
    assertThat(page(stillOpen, null, 100).items()).hasSize((int) open - 1);
  }

  @Test
  void markDiscarded_unknown_saysSo() {
    assertThat(store.markDiscarded(TenantId.DEFAULT, UUID.randomUUID(), Log.NOON, "x"))
        .isEqualTo(new Closing.Unknown());
  }
}
