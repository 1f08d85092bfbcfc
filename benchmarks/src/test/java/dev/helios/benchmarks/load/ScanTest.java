// SPDX-License-Identifier: MIT
package dev.helios.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScanTest {
  private static final byte[] TEXT = "{\"id\":\"x-12\",\"id\":\"x-7\",\"id\"".getBytes(UTF_8);

  @Test
  void find_wordTwiceAndCutShort_findsTheWholeOnes() {
    byte[] word = Scan.word("\"id\":\"x-");

    int first = Scan.find(TEXT, TEXT.length, word, 0);
    int second = Scan.find(TEXT, TEXT.length, word, first + 1);

    assertThat(Scan.count(TEXT, TEXT.length, word)).isEqualTo(2);
    assertThat(Scan.number(TEXT, TEXT.length, first + word.length)).isEqualTo(12);
    assertThat(Scan.number(TEXT, TEXT.length, second + word.length)).isEqualTo(7);
    assertThat(Scan.find(TEXT, TEXT.length, word, second + 1)).isEqualTo(-1);
  }

  @Test
  void find_beyondTheLength_isNotFound() {
    assertThat(Scan.find(TEXT, 8, Scan.word("\"id\":\"x-12"), 0)).isEqualTo(-1);
    assertThat(Scan.startsWith(TEXT, 3, Scan.word("{\"id\""))).isFalse();
    assertThat(Scan.startsWith(TEXT, TEXT.length, Scan.word("{\"id\""))).isTrue();
  }
}
