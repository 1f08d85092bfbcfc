// SPDX-License-Identifier: MIT
package dev.helios.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data is cut out, never spelt again: hashes and signatures over it must hold later. */
class ExactBytesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ \"a\" :\t1.50e+1 ,\r\n\"b\":[ ] }",
        "{\"a\":\"\\u0041\\/\\\"\\\\ }]\",\"ü\":\"日本 \uD83D\uDE00\"}",
        "{\"a\":1,\"a\":2}",
        "[ 1 , -0.0 , 1E400 , 0e0 ]",
        "[-0,1.0000000000000000000000001]",
        "\"text with \\\" quote, and a brace }\"",
        "-12.50",
        "7",
        "true",
        "false"
      })
  void read_anySpelling_keepsEveryByte(String data) {
    for (Shapes door : Shapes.values()) {
      String spaced = door.event("1", data).replaceFirst("\\{", " \n{ ");

      assertThat(door.read(spaced).data()).isEqualTo(Bytes.utf8(data));
    }
  }

  @ParameterizedTest
  @EnumSource(Shapes.class)
  void read_dataBeforeOtherMembersAndBehindAMark_keepsEveryByte(Shapes door) {
    String event = door.event("1", "{ \"x\" : 1 }");
    String reordered = "\uFEFF" + event.substring(0, event.length() - 1) + " , \"later\" : [ 1 ] }";

    assertThat(door.read(reordered).data()).isEqualTo(Bytes.utf8("{ \"x\" : 1 }"));
  }
}
