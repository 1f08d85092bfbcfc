// SPDX-License-Identifier: MIT
package dev.helios.lab.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asked for.
 *
 * @param home the checkout
 * @param out file for the report as Markdown, null for the usual one; a plot goes beside it
 * @param baseline folder of the baseline's files
 * @param growth whether growth is measured instead of load
 * @param events how many events growth fills the store with
 * @param cases how many cases growth fills it with
 */
public record BenchOptions(
    Path home,
    boolean quick,
    @Nullable Path out,
    Path baseline,
    boolean growth,
    long events,
    long cases) {
  /** Names the baseline's folder where {@code --baseline} does not. */
  static final String BASELINE = "BENCH_BASELINE";

  private static final long EVENTS = 10_000_000;
  private static final long CASES = 1_000_000;
  private static final long MOST = 100_000_000;

  /** A command line that cannot be carried out; the message is one sentence for its writer. */
  public static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    Wrong(String sentence) {
      super(sentence);
    }
  }

  /** Reads the words behind {@code ./helios bench}. */
  public static BenchOptions parse(Path home, List<String> words, Map<String, String> env)
      throws Wrong {
    String named = env.getOrDefault(BASELINE, "");
    Path folder = home.toAbsolutePath().normalize();
    Path baseline = named.isBlank() ? folder.resolveSibling("shared/bench") : Path.of(named);
    BenchOptions options = new BenchOptions(folder, false, null, baseline, false, EVENTS, CASES);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      options =
          switch (word) {
            case "--quick" -> options.with(true, options.growth);
            case "--growth" -> options.with(options.quick, true);
            case "--out" -> options.with(Path.of(value(words, ++i)), options.baseline);
            case "--baseline" -> options.with(options.out, Path.of(value(words, ++i)));
            case "--events" -> options.with(number(words, ++i), options.cases);
            case "--cases" -> options.with(options.events, number(words, ++i));
            default ->
                throw new Wrong(
                    "'%s' is no option of bench; it has --quick, --baseline, --out, --growth, --events, --cases."
                        .formatted(word));
          };
    }
    return checked(options, words::contains);
  }

  /** The command that does the same, without the places of files on this machine. */
  public String command() {
    return "./helios bench"
        + (quick ? " --quick" : "")
        + (growth ? " --growth --events " + events + " --cases " + cases : "");
  }

  private static BenchOptions checked(BenchOptions options, Predicate<String> said) throws Wrong {
    if (!options.growth && (said.test("--events") || said.test("--cases"))) {
      throw new Wrong("--events and --cases belong to --growth.");
    }
    if (options.growth && options.quick) {
      throw new Wrong("--growth has no --quick; give it fewer --events and --cases.");
    }
    return options;
  }

  private BenchOptions with(boolean isQuick, boolean isGrowth) {
    return new BenchOptions(home, isQuick, out, baseline, isGrowth, events, cases);
  }

  private BenchOptions with(@Nullable Path file, Path folder) {
    return new BenchOptions(home, quick, file, folder, growth, events, cases);
  }

  private BenchOptions with(long howManyEvents, long howManyCases) {
    return new BenchOptions(home, quick, out, baseline, growth, howManyEvents, howManyCases);
  }

  private static String value(List<String> words, int at) throws Wrong {
    if (at >= words.size()) {
      throw new Wrong(words.get(at - 1) + " needs a value.");
    }
    return words.get(at);
  }

  private static long number(List<String> words, int at) throws Wrong {
    String text = value(words, at);
    if (!text.matches("[1-9][0-9]{0,8}") || Long.parseLong(text) > MOST) {
      throw new Wrong(
          "%s takes a number from 1 to %d, not '%s'.".formatted(words.get(at - 1), MOST, text));
    }
    return Long.parseLong(text);
  }
}
