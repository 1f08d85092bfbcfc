// SPDX-License-Identifier: MIT
package dev.helios.store.counts;

import dev.helios.core.event.BusinessFields;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.TenantId;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.Receipt;
import dev.helios.core.log.Logged;
import dev.helios.core.log.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a batch adds to the counts. Sorted, so that all transactions touch the rows in one order.
 */
public final class CountDeltas {
  /** Columns of {@code cloud_counts}. */
  public enum Measure {
    EVENT_RECORDS,
    STORED,
    SETTLED,
    CONFLICTS,
    POISONED,
    QUARANTINE_RECORDS,
    QUARANTINE_KEPT,
    DUPLICATE_RECEIPTS,
    REFUSED_RECEIPTS
  }

  /** Whose counts: a shard is a log partition. */
  public record Owner(int shard, TenantId tenant, String cloud) implements Comparable<Owner> {
    private static final Comparator<Owner> ORDER =
        Comparator.comparingInt(Owner::shard)
            .thenComparing(Owner::tenant)
            .thenComparing(Owner::cloud);

    static Owner of(Position position, TenantId tenant, Cloud cloud) {
      return new Owner(position.partition(), tenant, cloud.label());
    }

    @Override
    public int compareTo(Owner other) {
      return ORDER.compare(this, other);
    }
  }

  public record Kind(Owner owner, String type, String currency) implements Comparable<Kind> {
    private static final Comparator<Kind> ORDER =
        Comparator.comparing(Kind::owner).thenComparing(Kind::type).thenComparing(Kind::currency);

    @Override
    public int compareTo(Kind other) {
      return ORDER.compare(this, other);
    }
  }

  public record Minute(Instant minute, Owner owner) implements Comparable<Minute> {
    private static final Comparator<Minute> ORDER =
        Comparator.comparing(Minute::minute).thenComparing(Minute::owner);

    Minute hour() {
      return new Minute(minute.truncatedTo(ChronoUnit.HOURS), owner);
    }

    @Override
    public int compareTo(Minute other) {
      return ORDER.compare(this, other);
    }
  }

  public record Sum(long events, BigDecimal amount) {
    Sum plus(Sum other) {
      return new Sum(events + other.events, amount.add(other.amount));
    }
  }

  final SortedMap<Owner, long[]> clouds = new TreeMap<>();
  final SortedMap<Kind, Sum> kinds = new TreeMap<>();
  final SortedMap<Minute, Long> minutes = new TreeMap<>();
  final SortedMap<Minute, Long> hours = new TreeMap<>();

  public void addStored(Logged<Event> event, boolean conflict) {
    Owner owner = record(event, Measure.STORED);
    if (conflict) {
      add(owner, Measure.CONFLICTS);
    }
    addKind(owner, event.value());
  }

  public void addDuplicate(Logged<Event> event) {
    record(event, Measure.SETTLED);
  }

  public void addPoisoned(Logged<Event> poisoned, boolean kept) {
    Owner owner = record(poisoned, Measure.POISONED);
    if (kept) {
      add(owner, Measure.QUARANTINE_KEPT);
    }
  }

  public void addQuarantined(Logged<Quarantined> record, boolean kept) {
    var wire = record.value().wire();
    Owner owner = Owner.of(record.position(), wire.tenant(), wire.cloud());
    add(owner, Measure.QUARANTINE_RECORDS);
    if (kept) {
      add(owner, Measure.QUARANTINE_KEPT);
    }
  }

  /** A record put in quarantine that is no delivery: it is there, and not in the books. */
  public void addAside(Logged<Quarantined> record) {
    var wire = record.value().wire();
    add(Owner.of(record.position(), wire.tenant(), wire.cloud()), Measure.QUARANTINE_KEPT);
  }

  public void addReceipt(Logged<Receipt> record) {
    Receipt receipt = record.value();
    add(
        Owner.of(record.position(), receipt.tenant(), receipt.cloud()),
        switch (receipt.fate()) {
          case DUPLICATE -> Measure.DUPLICATE_RECEIPTS;
          case REFUSED -> Measure.REFUSED_RECEIPTS;
        });
  }

  private Owner record(Logged<Event> logged, Measure fate) {
    Event event = logged.value();
    Owner owner = Owner.of(logged.position(), event.identity().tenant(), event.cloud());
    add(owner, Measure.EVENT_RECORDS);
    add(owner, fate);
    return owner;
  }

  private void addKind(Owner owner, Event event) {
    BusinessFields facts = event.facts();
    String currency = facts.currency() == null ? "" : facts.currency();
    BigDecimal amount = facts.amount() == null ? BigDecimal.ZERO : facts.amount();
    kinds.merge(new Kind(owner, event.type(), currency), new Sum(1, amount), Sum::plus);
    Minute minute = new Minute(event.receivedAt().truncatedTo(ChronoUnit.MINUTES), owner);
    minutes.merge(minute, 1L, Long::sum);
    hours.merge(minute.hour(), 1L, Long::sum);
  }

  private void add(Owner owner, Measure measure) {
    clouds.computeIfAbsent(owner, key -> new long[Measure.values().length])[measure.ordinal()]++;
  }
}
