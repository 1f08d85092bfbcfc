// SPDX-License-Identifier: MIT
package dev.helios.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Places in the log, as strangers write them. */
class CursorFuzzTest {
  private static final int ROUNDS = Integer.getInteger("helios.fuzz.rounds", 100_000);
  private static final String LETTERS = "0123456789:,-+ \u0000\u0661x";

  @Test
  void parse_bentPlaces_isACursorThatWritesItselfOrNone() {
    Random random = new Random(3 + Long.getLong("helios.fuzz.seed", 0));
    int found = 0;
    for (int i = 0; i < ROUNDS; i++) {
      int partitions = 1 + random.nextInt(4);
      Optional<Cursor> cursor = Cursor.parse(text(random), partitions);
      if (cursor.isPresent()) {
        found++;
        assertThat(cursor.get().partitions()).isEqualTo(partitions);
        for (int partition = 0; partition < partitions; partition++) {
          assertThat(cursor.get().next(partition)).isGreaterThanOrEqualTo(Cursor.UNKNOWN);
        }
      }
    }
    assertThat(found).isBetween(1, ROUNDS - 1);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder("0:4711,1:300");
    for (int bends = random.nextInt(4); bends > 0; bends--) {
      char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
      text.setCharAt(random.nextInt(text.length()), letter);
    }
    text.setLength(1 + random.nextInt(text.length()));
    return text.toString();
  }
}
