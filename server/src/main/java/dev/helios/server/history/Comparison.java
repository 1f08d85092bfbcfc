// SPDX-License-Identifier: MIT
package dev.helios.server.history;

import dev.helios.core.reconcile.Exposure;
import dev.helios.core.reconcile.Finding;
import dev.helios.core.reconcile.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What two flows say of the same cases, added up as they come. One owner. */
public final class Comparison {
  private static final int EXAMPLES = 5;
  private static final String NO_CASE = "no case";

  private long cases;
  private long same;
  private boolean complete = true;
  private final Map<String, Moved> moved = new TreeMap<>();

  /** Cases that went from one status to another, or kept it with other findings or money. */
  public record Moved(
      String from,
      String to,
      long cases,
      Map<String, BigDecimal> exposure,
      List<Example> examples) {
    Moved and(Example example, Map<String, BigDecimal> money) {
      Map<String, BigDecimal> sum = new TreeMap<>(exposure);
      money.forEach((currency, amount) -> sum.merge(currency, amount, BigDecimal::add));
      List<Example> more = new ArrayList<>(examples);
      if (more.size() < EXAMPLES) {
        more.add(example);
      }
      return new Moved(from, to, cases + 1, sum, more);
    }
  }

  /** One of them. */
  @Schema(name = "CaseExample")
  public record Example(String key, String was, String wouldBe, String sentence) {}

  void add(@Nullable Verdict was, @Nullable Verdict wouldBe) {
    cases++;
    if (sayTheSame(was, wouldBe)) {
      same++;
      return;
    }
    String from = status(was);
    String to = status(wouldBe);
    Verdict shown = wouldBe != null ? wouldBe : Objects.requireNonNull(was);
    Example example = new Example(shown.key(), reason(was), reason(wouldBe), shown.sentence());
    moved.merge(
        from + " " + to,
        new Moved(from, to, 0, Map.of(), List.of()).and(example, change(was, wouldBe)),
        (held, added) -> held.and(example, change(was, wouldBe)));
  }

  void complete(boolean all) {
    complete = all;
  }

  public long cases() {
    return cases;
  }

  public long same() {
    return same;
  }

  /** Whether every case of the time was looked at. */
  public boolean isComplete() {
    return complete;
  }

  public List<Moved> moved() {
    return List.copyOf(moved.values());
  }

  private static boolean sayTheSame(@Nullable Verdict was, @Nullable Verdict wouldBe) {
    return was != null
        && wouldBe != null
        && was.status() == wouldBe.status()
        && Objects.equals(was.exposure(), wouldBe.exposure())
        && findings(was).equals(findings(wouldBe));
  }

  private static List<String> findings(Verdict verdict) {
    return verdict.findings().stream().map(Comparison::word).sorted().toList();
  }

  private static String word(Finding finding) {
    return finding.kind().label() + " " + finding.step() + " " + finding.cause();
  }

  private static Map<String, BigDecimal> change(@Nullable Verdict was, @Nullable Verdict wouldBe) {
    Map<String, BigDecimal> change = new TreeMap<>();
    add(change, wouldBe, BigDecimal.ONE);
    add(change, was, BigDecimal.ONE.negate());
    return change;
  }

  private static void add(
      Map<String, BigDecimal> into, @Nullable Verdict verdict, BigDecimal sign) {
    Exposure exposure = verdict == null ? null : verdict.exposure();
    if (exposure != null) {
      String currency = exposure.currency() == null ? "" : exposure.currency();
      into.merge(currency, exposure.amount().multiply(sign), BigDecimal::add);
    }
  }

  private static String status(@Nullable Verdict verdict) {
    return verdict == null ? NO_CASE : verdict.status().label();
  }

  private static String reason(@Nullable Verdict verdict) {
    return verdict == null ? NO_CASE : verdict.status().label() + ": " + verdict.reason();
  }
}
