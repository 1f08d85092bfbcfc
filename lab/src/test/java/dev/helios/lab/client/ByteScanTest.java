// SPDX-License-Identifier: MIT
package dev.helios.lab.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteScanTest {
  private static final byte[] TEXT = "{\"id\":\"x-12\",\"id\":\"x-7\",\"id\"".getBytes(UTF_8);

  @Test
  void find_wordTwiceAndCutShort_findsTheWholeOnes() {
    byte[] word = ByteScan.word("\"id\":\"x-");

    int first = ByteScan.find(TEXT, TEXT.length, word, 0);
    int second = ByteScan.find(TEXT, TEXT.length, word, first + 1);

    assertThat(ByteScan.count(TEXT, TEXT.length, word)).isEqualTo(2);
    assertThat(ByteScan.number(TEXT, TEXT.length, first + word.length)).isEqualTo(12);
    assertThat(ByteScan.number(TEXT, TEXT.length, second + word.length)).isEqualTo(7);
    assertThat(ByteScan.find(TEXT, TEXT.length, word, second + 1)).isEqualTo(-1);
  }

  @Test
  void find_beyondTheLength_isNotFound() {
    assertThat(ByteScan.find(TEXT, 8, ByteScan.word("\"id\":\"x-12"), 0)).isEqualTo(-1);
    assertThat(ByteScan.startsWith(TEXT, 3, ByteScan.word("{\"id\""))).isFalse();
    assertThat(ByteScan.startsWith(TEXT, TEXT.length, ByteScan.word("{\"id\""))).isTrue();
  }
}
