// SPDX-License-Identifier: MIT
package dev.helios.store.counts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.TenantId;
import dev.helios.core.gateway.DeliveryRecord;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.Receipt;
import dev.helios.core.log.LogBatch;
import dev.helios.core.log.LogPartition;
import dev.helios.store.Log;
import dev.helios.store.PostgresServer;
import dev.helios.store.db.Database;
import dev.helios.store.db.DatabaseSettings;
import dev.helios.store.db.KeepResult;
import dev.helios.store.db.StoreUnavailable;
import dev.helios.store.events.DeliveryCounts;
import dev.helios.store.events.EventRecord;
import dev.helios.store.events.EventWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The books against a model, after random histories in which the database fails at random points
 * and answers get lost. Each seed gets a database of its own.
 */
final class BalanceTest {
  private static final int STEPS = 60;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void balance_afterRandomHistoryWithFailures_holdsAndEqualsTheModel(long seed)
      throws SQLException {
    try (Database database =
        Database.open(DatabaseSettings.parse(PostgresServer.shared().newDatabase()))) {
      database.migrate();
      failAtRandom(database);
      History history = new History(new Random(seed));
      EventWriter keeper = new EventWriter(database);
      BalanceQueries books = new BalanceQueries(database);
      int failures = 0;
      for (int step = 0; step < STEPS; step++) {
        history.step();
        failures += keepUntilTaken(keeper, history);
        assertThat(books.balance(Log.LOG).holds()).as("seed %d step %d", seed, step).isTrue();
      }
      Balance balance = books.balance(Log.LOG);
      assertThat(balance.total()).isEqualTo(history.expected());
      assertThat(balance.byCloud().values().stream().reduce(Balance.Counts::plus))
          .hasValue(balance.total());
      assertThat(books.recount()).isEqualTo(history.storedByCloud);
      assertThat(balance.kept()).isEqualTo(history.expected().stored());
      assertThat(new StatsQueries(database).stats(TenantId.DEFAULT, Log.NOON).byCloud())
          .isEqualTo(history.storedByCloud);
      assertThat(failures).as("failures of seed %d", seed).isPositive();
    }
  }

  /** Makes writes and commits fail now and then, some as a lost server, some as a deadlock. */
  private static void failAtRandom(Database database) throws SQLException {
    try (Connection connection = database.writer();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create function fail_sometimes() returns trigger language plpgsql as $$
          begin
            if random() < 0.02 then raise exception 'gone' using errcode = '57P01'; end if;
            if random() < 0.02 then raise exception 'deadlock' using errcode = '40P01'; end if;
            return new;
          end $$
          """);
      statement.execute(
          """
          create trigger fail after insert on identities execute function fail_sometimes();
          create trigger fail after insert or update on log_progress
            execute function fail_sometimes();
          create constraint trigger fail after insert or update on cloud_counts
            deferrable initially deferred for each row execute function fail_sometimes();
          """);
    }
  }

  /** Keeps the rest of the log; returns how often the database failed or fenced. */
  private static int keepUntilTaken(EventWriter keeper, History history) {
    int failures = 0;
    StoreUnavailable last = null;
    while (failures < 500) {
      try {
        LogBatch<DeliveryRecord> batch = history.log.after(history.position);
        if (batch.ranges().isEmpty()) {
          return failures;
        }
        KeepResult<DeliveryCounts> result = keeper.keep(batch);
        // A crash here is one in which the log was not told: the same records come again.
        boolean told = history.random.nextInt(4) > 0;
        if (result instanceof KeepResult.Fenced<DeliveryCounts> fenced) {
          failures++;
          history.position = new HashMap<>(history.position);
          history.position.putAll(fenced.actual());
        } else if (told) {
          history.position = keeper.progress();
        }
      } catch (StoreUnavailable e) {
        failures++;
        last = e;
      }
    }
    throw new AssertionError("the event writer does not get on", last);
  }

  /** Random traffic, and what has to come of it. */
  private static final class History {
    final Random random;
    final Log log = new Log();
    final Map<Cloud, Long> storedByCloud = new EnumMap<>(Cloud.class);
    Map<LogPartition, Long> position = Map.of();
    private final List<Event> sent = new ArrayList<>();
    private final Set<EventRecord.Content> contents = new HashSet<>();
    private long received;
    private long duplicates;
    private long quarantined;
    private long refused;
    private long stored;

    History(Random random) {
      this.random = random;
      for (Cloud cloud : Cloud.values()) {
        storedByCloud.put(cloud, 0L);
      }
    }

    void step() {
      int records = 1 + random.nextInt(12);
      for (int i = 0; i < records; i++) {
        received++;
        Cloud cloud = Cloud.values()[random.nextInt(4)];
        switch (random.nextInt(10)) {
          case 0 -> log.add(refused(cloud));
          case 1 -> log.add(quarantined(cloud));
          case 2 -> poison(cloud);
          case 3, 4 -> again(cloud);
          default -> event(Log.event(cloud, "e" + random.nextInt(200), data()));
        }
      }
    }

    private String data() {
      return "{\"order_id\":\"O%d\",\"amount\":%d}".formatted(random.nextInt(9), random.nextInt(3));
    }

    private Receipt refused(Cloud cloud) {
      refused++;
      return Log.refused(cloud);
    }

    private Quarantined quarantined(Cloud cloud) {
      quarantined++;
      return Log.quarantined(cloud, "{");
    }

    private void poison(Cloud cloud) {
      quarantined++;
      log.add(Log.event(cloud, "p" + random.nextInt(50), "{\"customer_id\":\"\\u0000\"}"));
    }

    private void again(Cloud cloud) {
      if (sent.isEmpty() || random.nextBoolean()) {
        duplicates++;
        log.add(Log.duplicate(Log.event(cloud, "e1", "{}")));
      } else {
        event(sent.get(random.nextInt(sent.size())));
      }
    }

    private void event(Event event) {
      log.add(event);
      sent.add(event);
      if (contents.add(new EventRecord.Content(event.identity().digest(), event.contentHash()))) {
        stored++;
        storedByCloud.merge(event.cloud(), 1L, Long::sum);
      } else {
        duplicates++;
      }
    }

    Balance.Counts expected() {
      return new Balance.Counts(received, stored, duplicates, quarantined, refused, stored);
    }
  }
}
