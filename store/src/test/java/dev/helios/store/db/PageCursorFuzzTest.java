// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.store.cases.VerdictId;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cursors and ids of verdicts, as strangers write them. */
class PageCursorFuzzTest {
  private static final int ROUNDS = Integer.getInteger("helios.fuzz.rounds", 50_000);

  @ParameterizedTest
  @EnumSource
  void parse_bentCursors_isACursorThatWritesItselfOrNone(PageCursor.Kind kind) {
    Random random = new Random(kind.ordinal() + Long.getLong("helios.fuzz.seed", 0));
    int found = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Instant at = Micros.instant(random.nextLong() >> random.nextInt(64));
      String text = new PageCursor(kind, at, random.nextLong(), random.nextLong()).text();
      Optional<PageCursor> cursor = PageCursor.parse(kind, i % 4 == 0 ? text : bent(text, random));
      if (cursor.isPresent()) {
        found++;
        assertThat(PageCursor.parse(kind, cursor.get().text())).isEqualTo(cursor);
        assertThat(cursor.get().at()).isBetween(Instant.EPOCH, Micros.END);
      }
    }
    assertThat(found).isBetween(1, ROUNDS - 1);
  }

  @ParameterizedTest
  @EnumSource
  void parse_theCursorOfAnotherList_isNone(PageCursor.Kind kind) {
    String text = new PageCursor(kind, Instant.parse("2026-11-22T12:00:00Z"), 1, 2).text();
    for (PageCursor.Kind other : PageCursor.Kind.values()) {
      assertThat(PageCursor.parse(other, text).isPresent()).isEqualTo(other == kind);
      assertThat(VerdictId.parse(text)).isEmpty();
    }
  }

  private static String bent(String text, Random random) {
    char[] bent = text.toCharArray();
    bent[random.nextInt(bent.length)] = (char) random.nextInt(0x180);
    int start = random.nextInt(3) == 0 ? random.nextInt(bent.length) : 0;
    return new String(bent, start, bent.length - start);
  }
}
