// SPDX-License-Identifier: MIT
package dev.helios.core.fuzz;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Bends sound texts at random, from a seed, and gives each to a reader. Longer with {@code
 * -Dhelios.fuzz.rounds=N} and {@code -Dhelios.fuzz.seed=S}; then the slowest input is told.
 */
final class Bending {
  private static final int ROUNDS = Integer.getInteger("helios.fuzz.rounds", 20_000);
  private static final long SEED = Long.getLong("helios.fuzz.seed", 0);

  private final List<String> tokens;
  private final Random random;

  private Bending(List<String> tokens, long seed) {
    this.tokens = tokens;
    this.random = new Random(seed);
  }

  /**
   * Gives bent texts to the reader; what it throws is told with the text that made it.
   *
   * @param tokens what is put in here and there
   */
  static void of(String sound, List<String> tokens, Consumer<String> reader) {
    Bending bending = new Bending(tokens, sound.hashCode() + SEED);
    long slowest = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String bent = sound;
      for (int bends = 1 + bending.random.nextInt(5); bends > 0; bends--) {
        bent = bending.bend(bent);
      }
      long start = System.nanoTime();
      try {
        reader.accept(bent);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("round " + i + " of seed " + SEED + " on " + bent, e);
      }
      slowest = Math.max(slowest, System.nanoTime() - start);
    }
    if (System.getProperty("helios.fuzz.rounds") != null) {
      System.out.printf("%,d inputs, the slowest %,d us%n", ROUNDS, slowest / 1_000);
    }
  }

  private String bend(String text) {
    if (text.isEmpty()) {
      return token();
    }
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + 1 + random.nextInt(24));
    return switch (random.nextInt(7)) {
      case 0 -> text.substring(0, from) + (char) random.nextInt(0x250) + text.substring(from + 1);
      case 1 -> text.substring(0, from) + text.substring(to);
      case 2 -> text.substring(0, from) + token() + text.substring(from);
      case 3 -> text.substring(0, from) + token() + text.substring(to);
      case 4 -> text.substring(0, to) + text.substring(from);
      case 5 ->
          text.substring(0, from)
              + text.substring(from, to).repeat(1 + random.nextInt(30))
              + text.substring(to);
      default -> text.substring(0, from);
    };
  }

  private String token() {
    return tokens.get(random.nextInt(tokens.size()));
  }
}
