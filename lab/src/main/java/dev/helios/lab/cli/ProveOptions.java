// SPDX-License-Identifier: MIT
package dev.helios.lab.cli;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The words after {@code ./helios prove}.
 *
 * @param list whether to list the proofs instead of running them
 * @param only names of the proofs to run; empty for all
 * @param quick whether to run the quick forms
 * @param seed of the random moments
 * @param out where the run is written down; by default a full run goes to docs/proofs
 */
record ProveOptions(boolean list, List<String> only, boolean quick, long seed, Optional<Path> out) {
  private static final long SEED = 20_261_122;

  /** The words mean nothing; the message says which. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  static ProveOptions parse(List<String> words) throws Wrong {
    ProveOptions options = new ProveOptions(false, List.of(), false, SEED, Optional.empty());
    Deque<String> rest = new ArrayDeque<>(words);
    while (!rest.isEmpty()) {
      options = options.with(rest.removeFirst(), rest);
    }
    return options;
  }

  /** The command that does the same again. */
  String command() {
    return "./helios prove"
        + (quick ? " --quick" : "")
        + (only.isEmpty() ? "" : " --only " + String.join(",", only))
        + " --seed "
        + seed;
  }

  private ProveOptions with(String flag, Deque<String> rest) throws Wrong {
    return switch (flag) {
      case "--list" -> new ProveOptions(true, only, quick, seed, out);
      case "--quick" -> new ProveOptions(list, only, true, seed, out);
      case "--only" ->
          new ProveOptions(list, List.of(value(flag, rest).split(",", -1)), quick, seed, out);
      case "--seed" -> new ProveOptions(list, only, quick, number(value(flag, rest)), out);
      case "--out" ->
          new ProveOptions(list, only, quick, seed, Optional.of(Path.of(value(flag, rest))));
      default ->
          throw new Wrong("'" + flag + "' is no option of 'prove'; './helios help' lists them.");
    };
  }

  private static String value(String flag, Deque<String> rest) throws Wrong {
    if (rest.isEmpty()) {
      throw new Wrong(flag + " needs a value.");
    }
    return rest.removeFirst();
  }

  private static long number(String text) throws Wrong {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Wrong("--seed takes a whole number, not '" + text + "'.");
    }
  }
}
