// SPDX-License-Identifier: MIT
package dev.helios.jmh;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.TenantId;
import dev.helios.core.gateway.DeliveryRecord;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.log.LogBatch;
import dev.helios.core.log.LogPartition;
import dev.helios.core.log.Logged;
import dev.helios.core.log.OffsetRange;
import dev.helios.core.log.Position;
import dev.helios.lab.load.Orders;
import dev.helios.store.db.Database;
import dev.helios.store.db.DatabaseSettings;
import dev.helios.store.events.EventWriter;
import dev.helios.wire.Decoders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * PostgreSQL alone: two writers store orders, identities and counts in an empty database, with
 * nothing before them and nobody beside them. The load run starts it as a process of its own, with
 * the database and the seconds as arguments, and reads {@code STORED events microseconds} from its
 * output.
 */
public final class StoreThroughput {
  private static final int WRITERS = 2;
  private static final int BATCH = 1_000;

  private StoreThroughput() {}

  public static void main(String[] args) throws Exception {
    Duration time = Duration.ofSeconds(Long.parseLong(args[1]));
    try (Database database = Database.open(DatabaseSettings.parse(args[0]));
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      database.migrate();
      EventWriter writer = new EventWriter(database);
      long begin = System.nanoTime();
      long end = begin + time.toNanos();
      List<Future<Long>> stored = new ArrayList<>();
      for (int n = 0; n < WRITERS; n++) {
        int partition = n;
        stored.add(threads.submit(() -> store(writer, partition, end)));
      }
      long events = 0;
      for (Future<Long> one : stored) {
        events += one.get();
      }
      System.out.println("STORED " + events + " " + (System.nanoTime() - begin) / 1_000);
    }
  }

  private static long store(EventWriter writer, int partition, long end) {
    Orders orders = new Orders("limit" + partition);
    LogPartition place = new LogPartition("helios.events", partition);
    long next = 0;
    while (System.nanoTime() < end) {
      List<Logged<DeliveryRecord>> events = new ArrayList<>(BATCH);
      Instant now = Instant.now();
      for (long n = next; n < next + BATCH; n++) {
        DeliveryRecord record = new DeliveryRecord.Admitted(event(orders, n, now));
        events.add(new Logged<>(record, new Position(partition, n), now));
      }
      OffsetRange range = new OffsetRange(place, next, next + BATCH, BATCH);
      writer.keep(new LogBatch<>(events, List.of(), List.of(range)));
      next += BATCH;
    }
    return next;
  }

  private static Event event(Orders orders, long n, Instant now) {
    Bytes body = Bytes.of(orders.eventBridge(n, now).body());
    Map<String, String> headers = Map.of("content-type", "application/json");
    return Samples.event(
        new RawDelivery(TenantId.DEFAULT, Cloud.AWS, Decoders.AWS, headers, body, now));
  }
}
