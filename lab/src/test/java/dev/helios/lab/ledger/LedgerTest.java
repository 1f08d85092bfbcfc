// SPDX-License-Identifier: MIT
package dev.helios.lab.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static Answered answer(String word, String fate, long at, boolean retryAfter) {
    return new Answered("aws/p-1", "a", word, fate, at, 1_000, retryAfter);
  }

  @Test
  void read_aWrittenFile_givesItsLines(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("ledger");
    List<LedgerLine> lines =
        List.of(
            new Sent("aws/p-1", "ab", 5),
            answer("503", "-", 6, true),
            answer("200", "accepted", 9, false));
    try (LedgerFile ledger = new LedgerFile(file)) {
      for (LedgerLine line : lines) {
        ledger.write(line);
      }
    }
    Files.writeString(file, Files.readString(file) + "> aws/p-2 cut-sh");
    assertThat(LedgerFile.read(file).lines()).isEqualTo(lines);
  }

  @Test
  void wrongAnswers_areNamed() {
    Ledger ledger =
        new Ledger(
            List.of(
                answer("200", "accepted", 1, false),
                answer("503", "-", 1, true),
                answer("503", "-", 1, false),
                answer("500", "-", 1, false),
                answer(Answered.TIMEOUT, "-", 1, false),
                answer("200", "lost", 1, false)));
    assertThat(ledger.wrongAnswers())
        .isEqualTo(
            Map.of(
                "503 without Retry-After", 1L,
                "status 500", 1L,
                "no answer in time", 1L,
                "200 that says lost", 1L));
  }

  @Test
  void silence_isTheLongestTimeBetweenAcknowledgements() {
    Ledger ledger =
        new Ledger(
            List.of(
                answer("200", "accepted", 1_000, false),
                answer("503", "-", 500_000, true),
                answer("200", "duplicate", 901_000, false),
                answer("202", "accepted", 1_000_000, false)));
    assertThat(ledger.silenceMillis()).isEqualTo(900);
  }

  @Test
  void overlapping_attemptsAtOnce_areCountedByKey() {
    Ledger ledger =
        new Ledger(
            List.of(
                new Answered("aws/a", "x", "200", "accepted", 2_000, 1_500, false),
                new Answered("aws/a", "x", "200", "duplicate", 2_100, 1_000, false),
                new Answered("aws/b", "x", "200", "accepted", 2_000, 1_000, false),
                new Answered("aws/b", "x", "200", "duplicate", 4_000, 1_000, false)));
    assertThat(ledger.overlapping()).isEqualTo(1);
  }
}
