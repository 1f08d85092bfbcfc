// SPDX-License-Identifier: MIT
package dev.helios.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {

  private static Report report(boolean idle, boolean balanced, boolean kept) throws Exception {
    Histogram micros = new Histogram(60_000_000, 3);
    micros.recordValue(1_500);
    Measured phase = new Measured("single", 10, 8, Duration.ofSeconds(2), micros);
    Books books = new Books(idle, balanced, 8, List.of("event records = judged (8, 8)"));
    Options options = Options.parse(List.of("--quick"));
    return new Report(Instant.EPOCH, options, List.of(phase), 0, books, kept);
  }

  @ParameterizedTest
  @CsvSource({"false,true,true", "true,false,true", "true,true,false"})
  void isVoid_booksNotInOrder_isVoidAndSaysSo(boolean idle, boolean balanced, boolean kept)
      throws Exception {
    Report report = report(idle, balanced, kept);

    assertThat(report.isVoid()).isTrue();
    assertThat(report.table()).contains("VOID: the books");
    assertThat(report.markdown("abc")).contains("VOID: the books");
  }

  @Test
  void markdown_ofASoundRun_hasCommandCommitAndFigures() throws Exception {
    Report report = report(true, true, true);

    assertThat(report.isVoid()).isFalse();
    assertThat(report.markdown("abc"))
        .contains("`./helios bench --quick`, commit abc")
        .contains("| single | 8 | 4 | 2 | 1.5 |")
        .contains("The books balance:")
        .doesNotContain("VOID");
  }
}
