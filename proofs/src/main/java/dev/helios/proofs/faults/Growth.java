// SPDX-License-Identifier: MIT
package dev.helios.proofs.faults;

import dev.helios.proofs.Breaches;
import dev.helios.proofs.system.Jvm;
import dev.helios.proofs.system.Signals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a process held at several moments. The first third is for filling what is bounded; between
 * the second and the last nothing may grow.
 */
record Growth(List<Sample> samples) {
  private static final long HEAP_MIB = 24;
  private static final long DESCRIPTORS = 12;
  private static final long THREADS = 8;

  /**
   * One moment.
   *
   * @param heapMib in use after a full collection
   */
  record Sample(long heapMib, long descriptors, long threads) {
    static Sample of(long pid, Jvm jvm) throws IOException {
      long heap = jvm.heapAfterCollection() >> 20;
      return new Sample(heap, Signals.descriptors(pid).orElse(0L), Signals.threads(pid).orElse(0L));
    }
  }

  /** The middle values of a stretch: one odd moment says nothing. */
  private static Sample median(List<Sample> stretch) {
    return new Sample(
        middle(stretch.stream().map(Sample::heapMib).sorted().toList()),
        middle(stretch.stream().map(Sample::descriptors).sorted().toList()),
        middle(stretch.stream().map(Sample::threads).sorted().toList()));
  }

  private static long middle(List<Long> sorted) {
    return sorted.get(sorted.size() / 2);
  }

  /** The middle of the second third and of the last. */
  List<Sample> compared() {
    int third = samples.size() / 3;
    List<Sample> both = new ArrayList<>();
    both.add(median(samples.subList(third, 2 * third)));
    both.add(median(samples.subList(2 * third, samples.size())));
    return both;
  }

  /** Notes what grew. At least six samples are wanted. */
  void judge(Breaches breaches) {
    breaches.unless(samples.size() >= 6, "only " + samples.size() + " samples were taken");
    if (samples.size() < 6) {
      return;
    }
    Sample before = compared().getFirst();
    Sample after = compared().getLast();
    grown("MiB of heap", before.heapMib(), after.heapMib(), HEAP_MIB, breaches);
    grown("descriptors", before.descriptors(), after.descriptors(), DESCRIPTORS, breaches);
    grown("threads", before.threads(), after.threads(), THREADS, breaches);
  }

  private static void grown(String what, long before, long after, long slack, Breaches breaches) {
    breaches.unless(
        after - before <= slack, "%s grew from %d to %d".formatted(what, before, after));
  }
}
