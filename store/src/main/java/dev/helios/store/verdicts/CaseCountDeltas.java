// SPDX-License-Identifier: MIT
package dev.helios.store.verdicts;

import dev.helios.core.event.TenantId;
import dev.helios.store.cases.SummaryQueries;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a batch of verdicts adds to the counts. Sorted, so that rows are locked in one order. */
final class CaseCountDeltas {
  record Owner(int shard, TenantId tenant, String flow) implements Comparable<Owner> {
    private static final Comparator<Owner> ORDER =
        Comparator.comparingInt(Owner::shard)
            .thenComparing(Owner::tenant)
            .thenComparing(Owner::flow);

    @Override
    public int compareTo(Owner other) {
      return ORDER.compare(this, other);
    }
  }

  /** A status with its currency, or a finding, or a word of a bucket. */
  record Word(Owner owner, String word, String currency) implements Comparable<Word> {
    private static final Comparator<Word> ORDER =
        Comparator.comparing(Word::owner).thenComparing(Word::word).thenComparing(Word::currency);

    @Override
    public int compareTo(Word other) {
      return ORDER.compare(this, other);
    }
  }

  record Bucket(Instant at, Word word) implements Comparable<Bucket> {
    private static final Comparator<Bucket> ORDER =
        Comparator.comparing(Bucket::at).thenComparing(Bucket::word);

    @Override
    public int compareTo(Bucket other) {
      return ORDER.compare(this, other);
    }
  }

  record Sum(long cases, long open, BigDecimal exposure) {
    Sum plus(Sum other) {
      return new Sum(cases + other.cases, open + other.open, exposure.add(other.exposure));
    }
  }

  record Steps(long revisions, long opened) {
    Steps plus(Steps other) {
      return new Steps(revisions + other.revisions, opened + other.opened);
    }
  }

  final SortedMap<Owner, Steps> flows = new TreeMap<>();
  final SortedMap<Word, Sum> statuses = new TreeMap<>();
  final SortedMap<Word, Long> findings = new TreeMap<>();
  final SortedMap<Bucket, Long> minutes = new TreeMap<>();
  final SortedMap<Bucket, Long> hours = new TreeMap<>();

  /** A case moved from one revision to the next. */
  void move(VerdictRow.@Nullable State before, VerdictRow after) {
    Owner owner =
        new Owner(
            after.logged().position().partition(),
            after.verdict().tenant(),
            after.verdict().flow());
    VerdictRow.State now = after.state();
    flows.merge(owner, new Steps(1, before == null ? 1 : 0), Steps::plus);
    Instant minute = after.verdict().judgedAt().truncatedTo(ChronoUnit.MINUTES);
    if (before == null || !before.status().equals(now.status())) {
      became(minute, new Word(owner, now.status(), ""));
    }
    for (String finding : now.findings()) {
      if (before == null || !before.findings().contains(finding)) {
        became(minute, new Word(owner, SummaryQueries.FINDING + finding, ""));
      }
    }
    if (before != null) {
      stands(owner, before, -1);
    }
    stands(owner, now, 1);
  }

  private void stands(Owner owner, VerdictRow.State state, int sign) {
    Sum sum =
        new Sum(sign, state.open() ? sign : 0, state.exposure().multiply(BigDecimal.valueOf(sign)));
    statuses.merge(new Word(owner, state.status(), state.currency()), sum, Sum::plus);
    SortedSet<String> kinds = state.findings();
    kinds.forEach(kind -> findings.merge(new Word(owner, kind, ""), (long) sign, Long::sum));
  }

  private void became(Instant minute, Word word) {
    minutes.merge(new Bucket(minute, word), 1L, Long::sum);
    hours.merge(new Bucket(minute.truncatedTo(ChronoUnit.HOURS), word), 1L, Long::sum);
  }

  void add(CaseCountDeltas other) {
    other.flows.forEach((key, value) -> flows.merge(key, value, Steps::plus));
    other.statuses.forEach((key, value) -> statuses.merge(key, value, Sum::plus));
    other.findings.forEach((key, value) -> findings.merge(key, value, Long::sum));
    other.minutes.forEach((key, value) -> minutes.merge(key, value, Long::sum));
    other.hours.forEach((key, value) -> hours.merge(key, value, Long::sum));
  }
}
