// SPDX-License-Identifier: MIT
package dev.helios.lab.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a load sent and what it was answered. Immutable; all of it pure. */
public final class Ledger {
  private final List<LedgerLine> lines;

  public Ledger(List<LedgerLine> lines) {
    this.lines = List.copyOf(lines);
  }

  /** The lines of several loads as one. */
  public static Ledger together(List<Ledger> ledgers) {
    List<LedgerLine> all = new ArrayList<>();
    ledgers.forEach(ledger -> all.addAll(ledger.lines));
    return new Ledger(all);
  }

  public List<LedgerLine> lines() {
    return lines;
  }

  public List<Answered> answers() {
    return lines.stream().filter(Answered.class::isInstance).map(Answered.class::cast).toList();
  }

  /** Everything that ever left, by key: the hashes. */
  public Map<String, Set<String>> sent() {
    Map<String, Set<String>> sent = new HashMap<>();
    for (LedgerLine line : lines) {
      if (line instanceof Sent one) {
        sent.computeIfAbsent(one.key(), any -> new HashSet<>()).add(one.sha256());
      }
    }
    return sent;
  }

  /** Everything that was acknowledged, by key: the hashes. */
  public Map<String, Set<String>> acknowledged() {
    Map<String, Set<String>> kept = new HashMap<>();
    for (Answered answer : answers()) {
      if (answer.isAcknowledged()) {
        kept.computeIfAbsent(answer.key(), any -> new HashSet<>()).add(answer.sha256());
      }
    }
    return kept;
  }

  /** How many keys had two attempts under way at one moment. */
  public int overlapping() {
    Map<String, List<Answered>> attempts = new HashMap<>();
    answers()
        .forEach(one -> attempts.computeIfAbsent(one.key(), any -> new ArrayList<>()).add(one));
    int overlapping = 0;
    for (List<Answered> ofKey : attempts.values()) {
      ofKey.sort(Comparator.comparingLong(Answered::startedMicros));
      long latestEnd = Long.MIN_VALUE;
      boolean overlap = false;
      for (Answered one : ofKey) {
        overlap |= one.startedMicros() < latestEnd;
        latestEnd = Math.max(latestEnd, one.atMicros());
      }
      overlapping += overlap ? 1 : 0;
    }
    return overlapping;
  }

  /** How many answers of each word. */
  public Map<String, Long> words() {
    Map<String, Long> words = new TreeMap<>();
    answers().forEach(answer -> words.merge(answer.word(), 1L, Long::sum));
    return words;
  }

  /**
   * The longest wait for an answer, or for the end of patience, in milliseconds.
   *
   * @param sinceMicros only answers that came after this moment
   */
  public long slowestMillis(long sinceMicros) {
    return answers().stream()
            .filter(answer -> answer.atMicros() > sinceMicros)
            .filter(answer -> !answer.word().equals(Answered.REFUSED))
            .mapToLong(Answered::tookMicros)
            .max()
            .orElse(0)
        / 1_000;
  }

  /** The wait that this share of such answers did not exceed, in milliseconds. */
  public long quantileMillis(double share, Predicate<Answered> which) {
    List<Long> took = answers().stream().filter(which).map(Answered::tookMicros).sorted().toList();
    return took.isEmpty()
        ? 0
        : took.get((int) Math.min(took.size() - 1L, (long) (share * took.size()))) / 1_000;
  }

  /** The longest time without an acknowledgement, from the first to the last, in milliseconds. */
  public long silenceMillis() {
    List<Long> times = new ArrayList<>();
    for (Answered answer : answers()) {
      if (answer.isAcknowledged()) {
        times.add(answer.atMicros());
      }
    }
    Collections.sort(times);
    long longest = 0;
    for (int i = 1; i < times.size(); i++) {
      longest = Math.max(longest, times.get(i) - times.get(i - 1));
    }
    return longest / 1_000;
  }

  /** Answers that no sender may get, whatever is broken: each word with what is wrong with it. */
  public Map<String, Long> wrongAnswers() {
    Map<String, Long> wrong = new TreeMap<>();
    for (Answered answer : answers()) {
      String flaw = flaw(answer);
      if (!flaw.isEmpty()) {
        wrong.merge(flaw, 1L, Long::sum);
      }
    }
    return wrong;
  }

  private static String flaw(Answered answer) {
    return switch (answer.word()) {
      case "200", "202" ->
          Set.of("accepted", "duplicate", "quarantined").contains(answer.fate())
              ? ""
              : answer.word() + " that says " + answer.fate();
      case "503", "429" -> answer.retryAfter() ? "" : answer.word() + " without Retry-After";
      case Answered.REFUSED, Answered.CUT -> "";
      case Answered.TIMEOUT -> "no answer in time";
      default -> "status " + answer.word();
    };
  }
}
