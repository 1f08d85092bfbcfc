// SPDX-License-Identifier: MIT
package dev.helios.store.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;
import dev.helios.store.Log;
import dev.helios.store.Postgres;
import dev.helios.store.db.Database;
import dev.helios.store.db.ScanResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
final class EventHistoryTest {
  private static final int EVENTS = 1_300;

  private final EventQueries queries;

  EventHistoryTest(Database database) {
    this.queries = new EventQueries(database);
  }

  private static Event event(int number) {
    Instant at = Log.NOON.plusMillis(number / 3);
    return Event.of(
        new Identity(TenantId.DEFAULT, Cloud.AWS, "urn:test", "h-" + number),
        number % 2 == 0 ? "Even" : "Odd",
        null,
        at.minusNanos(1_234_567),
        "application/json",
        Bytes.utf8("{\"order_id\":\"H%d\",\"amount\":%d.10}".formatted(number % 10, number)),
        Map.of("assumedtime", "yesterday"),
        null,
        at);
  }

  @BeforeAll
  static void fill(Database database) {
    EventWriter keeper = new EventWriter(database);
    Log log = new Log();
    for (int i = 0; i < EVENTS; i++) {
      log.add(event(i));
    }
    keeper.keep(log.after(keeper.progress()));
  }

  @Test
  void ofKey_storedEvents_areTheAdmittedOnesAgain() {
    List<Event> events =
        queries.ofKey(TenantId.DEFAULT, "H7").stream().map(StoredEvent::event).toList();

    assertThat(events).hasSize(EVENTS / 10).contains(event(7), event(1_297));
    assertThat(events).extracting(Event::receivedAt).isSorted();
    assertThat(queries.ofKey(new TenantId("other"), "H7")).isEmpty();
    assertThat(queries.ofKey(TenantId.DEFAULT, "\u0000")).isEmpty();
  }

  @Test
  void between_aTime_givesEachEventOnceInOrder() {
    List<StoredEvent> events = new ArrayList<>();

    ScanResult streamed =
        queries.between(
            TenantId.DEFAULT,
            Log.NOON.plusMillis(1),
            Log.NOON.plusMillis(400),
            Set.of(),
            events::add);

    assertThat(streamed).isEqualTo(new ScanResult(1_197, true));
    assertThat(events).extracting(StoredEvent::receivedAt).isSorted();
    assertThat(events)
        .extracting(StoredEvent::id)
        .doesNotHaveDuplicates()
        .contains("h-3", "h-1199");
  }

  @Test
  void between_types_givesThoseAlone() {
    List<StoredEvent> events = new ArrayList<>();

    queries.between(
        TenantId.DEFAULT, Log.NOON, Log.NOON.plusSeconds(9), Set.of("Odd", "Other"), events::add);

    assertThat(events).hasSize(EVENTS / 2).allMatch(event -> event.type().equals("Odd"));
    assertThat(
            queries.between(
                TenantId.DEFAULT, Log.NOON, Log.NOON.plusSeconds(9), Set.of("\u0000"), events::add))
        .isEqualTo(new ScanResult(0, true));
  }

  @Test
  void event_withoutItsData_isRefused() {
    StoredEvent full = queries.ofKey(TenantId.DEFAULT, "H1").getFirst();
    StoredEvent listed =
        new StoredEvent(
            full.identity(),
            full.type(),
            null,
            full.key(),
            null,
            null,
            null,
            null,
            full.occurredAt(),
            full.receivedAt(),
            full.loggedAt(),
            full.storedAt(),
            full.contentType(),
            null,
            full.dataBytes(),
            Map.of(),
            null,
            full.contentHash(),
            false,
            full.position());

    assertThatThrownBy(listed::event).hasMessageContaining("found it without");
  }
}
