// SPDX-License-Identifier: MIT
package dev.helios.lab.prove;

import dev.helios.lab.ledger.Ledger;
import dev.helios.lab.ledger.Tally;
import java.util.ArrayList;
import java.util.List;

/** Collects what was promised and did not hold. Not thread-safe. */
public final class Breaches {
  private static final int NAMED = 5;

  private final Scale scale;
  private final List<String> found = new ArrayList<>();
  private final List<String> missingFaults = new ArrayList<>();

  public Breaches(Scale scale) {
    this.scale = scale;
  }

  /** Notes the sentence unless the promise holds. */
  public void unless(boolean holds, String sentence) {
    if (!holds) {
      found.add(sentence);
    }
  }

  /**
   * Notes that the fault did not happen, unless it did: a promise that was not put to the test was
   * not seen to hold.
   *
   * @param happened whether the system was really hurt, found out by other means than the promise
   */
  public void fault(boolean happened, String what) {
    if (!happened) {
      missingFaults.add("the fault did not happen: " + what);
    }
  }

  /** Notes a time above its limit, where times are judged. */
  public void slower(String what, long millis, long limitMillis) {
    if (scale.timed()) {
      unless(
          millis <= limitMillis * scale.crowding(),
          "%s took %d ms, promised %d (judged %.1f times as mildly)"
              .formatted(what, millis, limitMillis, scale.crowding()));
    }
  }

  /** Notes a count above its limit that depends on how soon things happen, judged like a time. */
  public void more(String what, int count, int limit) {
    if (scale.timed()) {
      unless(
          count <= limit * scale.crowding(),
          "%s: %d, promised %d (judged %.1f times as mildly)"
              .formatted(what, count, limit, scale.crowding()));
    }
  }

  /** Notes a rate below what was promised, where times are judged. */
  public void atLeast(String what, double perSecond, double promised) {
    if (scale.timed()) {
      unless(
          perSecond * scale.crowding() >= promised,
          "%s was %.0f/s, promised %.0f/s".formatted(what, perSecond, promised));
    }
  }

  /** Notes an offered rate that is no overload, where times are judged. */
  public void offered(double perSecond, double meant) {
    if (scale.timed()) {
      fault(
          perSecond * scale.crowding() >= meant,
          "%.0f/s were offered, meant were %.0f/s at least".formatted(perSecond, meant));
    }
  }

  /** Notes whatever a comparison found. */
  public void tally(Tally tally) {
    name("lost", tally.lost());
    name("stored twice", tally.doubled());
    name("changed", tally.changed());
    name("stored and never sent", tally.phantom());
    unless(tally.acknowledged() > 0, "nothing was acknowledged, so nothing was shown");
  }

  private void name(String what, List<String> keys) {
    unless(
        keys.isEmpty(),
        what + ": " + keys.size() + ", as " + keys.subList(0, Math.min(NAMED, keys.size())));
  }

  /** Notes answers that no sender may get. */
  public void answers(Ledger ledger) {
    ledger.wrongAnswers().forEach((what, count) -> found.add("answers: " + count + " x " + what));
  }

  /** Faults that were meant and did not happen. */
  public List<String> missingFaults() {
    return missingFaults;
  }

  /** Where others may add what they find. */
  public List<String> found() {
    return found;
  }
}
