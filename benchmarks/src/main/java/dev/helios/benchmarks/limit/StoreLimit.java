// SPDX-License-Identifier: MIT
package dev.helios.benchmarks.limit;

import dev.helios.benchmarks.load.Orders;
import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Reading;
import dev.helios.core.gateway.Wire;
import dev.helios.core.log.LogPartition;
import dev.helios.core.log.Logged;
import dev.helios.core.log.OffsetRange;
import dev.helios.core.log.Position;
import dev.helios.standalone.Refused;
import dev.helios.standalone.ServiceKind;
import dev.helios.standalone.services.Services;
import dev.helios.store.db.Database;
import dev.helios.store.db.DatabaseSettings;
import dev.helios.store.events.EventBatch;
import dev.helios.store.events.EventWriter;
import dev.helios.wire.Decoders;
import dev.helios.wire.envelope.DecoderSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * PostgreSQL alone: two storekeepers store orders, identities and counts, with nothing before them
 * and nobody beside them.
 */
public final class StoreLimit {
  private static final int KEEPERS = 2;
  private static final int BATCH = 1_000;

  private StoreLimit() {}

  /** Stores for so long, in a PostgreSQL of its own on this empty folder. */
  public static Limit measure(Path data, Duration time) throws IOException, InterruptedException {
    try (Services services = Services.start(data, EnumSet.of(ServiceKind.POSTGRESQL));
        Database database = Database.open(DatabaseSettings.parse(services.databaseUrl()));
        ExecutorService threads = Executors.newFixedThreadPool(KEEPERS)) {
      database.migrate();
      EventWriter storekeeper = new EventWriter(database);
      long begin = System.nanoTime();
      long end = begin + time.toNanos();
      List<Future<Long>> stored = new ArrayList<>();
      for (int keeper = 0; keeper < KEEPERS; keeper++) {
        int partition = keeper;
        stored.add(threads.submit(() -> keep(storekeeper, partition, end)));
      }
      long events = 0;
      for (Future<Long> one : stored) {
        events += one.get();
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      return new Limit(
          "PostgreSQL alone",
          "events stored by %d storekeepers in batches of %d, each batch durable"
              .formatted(KEEPERS, BATCH),
          events / seconds);
    } catch (Refused | ExecutionException e) {
      throw new IOException("PostgreSQL could not be measured: " + e.getMessage(), e);
    }
  }

  private static long keep(EventWriter storekeeper, int partition, long end) {
    Orders orders = new Orders("limit" + partition);
    LogPartition place = new LogPartition("helios.events", partition);
    long next = 0;
    while (System.nanoTime() < end) {
      List<Logged<Event>> events = new ArrayList<>(BATCH);
      Instant now = Instant.now();
      for (long n = next; n < next + BATCH; n++) {
        events.add(new Logged<>(event(orders, n, now), new Position(partition, n), now));
      }
      OffsetRange range = new OffsetRange(place, next, next + BATCH, BATCH);
      storekeeper.keep(new EventBatch(events, List.of(), List.of(), List.of(range)));
      next += BATCH;
    }
    return next;
  }

  private static final Decoders DECODERS = Decoders.of(DecoderSettings.defaults());

  private static Event event(Orders orders, long n, Instant now) {
    Bytes body = Bytes.of(orders.eventBridge(n, now).body());
    Map<String, String> headers = Map.of("content-type", "application/json");
    Wire wire = new Wire("default", Cloud.AWS, Decoders.AWS, headers, body, now);
    if (DECODERS.forRoute(Decoders.AWS).read(wire) instanceof Reading.Deliveries deliveries
        && deliveries.items().getFirst() instanceof Delivery.Readable readable) {
      return readable.event();
    }
    throw new IllegalStateException("expected an order to be read as one event");
  }
}
