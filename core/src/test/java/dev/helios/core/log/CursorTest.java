// SPDX-License-Identifier: MIT
package dev.helios.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Test
  void toString_ofEveryPlace_isReadBack() {
    Cursor cursor = Cursor.start(3).with(0, 4_711).with(1, 0).with(2, 300);

    assertThat(cursor).hasToString("0:4711,1:0,2:300");
    assertThat(Cursor.parse(cursor.toString(), 3)).contains(cursor);
  }

  @Test
  void toString_leavesOutWhatIsUnknown() {
    assertThat(Cursor.start(3)).hasToString("");
    assertThat(Cursor.start(3).with(1, 7).with(2, 8)).hasToString("1:7,2:8");
    assertThat(Cursor.parse("1:7,2:8", 3)).contains(Cursor.start(3).with(1, 7).with(2, 8));
  }

  @Test
  void with_leavesTheOriginalAlone() {
    Cursor first = Cursor.start(2).with(0, 1);
    Cursor second = first.with(0, 2);

    assertThat(first.next(0)).isEqualTo(1);
    assertThat(second.next(0)).isEqualTo(2);
    assertThat(first).isNotEqualTo(second);
  }

  @Test
  void parse_aSinglePosition_standsBehindThatEvent() {
    Cursor cursor = Cursor.parse("1:41", 2).orElseThrow();

    assertThat(cursor.next(1)).isEqualTo(42);
    assertThat(cursor.next(0)).isEqualTo(Cursor.UNKNOWN);
    assertThat(cursor.hasSeen(new Position(1, 41))).isTrue();
    assertThat(cursor.hasSeen(new Position(1, 42))).isFalse();
    assertThat(cursor.hasSeen(new Position(0, 0))).isFalse();
  }

  @Test
  void parse_onePlaceOfOnePartition_isThatPlace() {
    assertThat(Cursor.parse("0:41", 1)).contains(Cursor.start(1).with(0, 41));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        ":",
        "0",
        "0:",
        ":1",
        "a:1",
        "0:b",
        "-1:1",
        "0:-1",
        "2:1",
        "0:1,",
        "0:1,2:3",
        "0:1,,1:2",
        "0:1:2",
        "0:9223372036854775807",
        "0:9223372036854775808",
        "99999999999:1",
        "0:1;1:2",
        "0x0:1"
      })
  void parse_whatIsNoCursorOfTwoPartitions_isEmpty(String text) {
    assertThat(Cursor.parse(text, 2)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"5000", "2000000"})
  void parse_aVeryLongText_isEmpty(int length) {
    assertThat(Cursor.parse("0:1,".repeat(length / 4), 2)).isEmpty();
  }

  @Test
  void parse_theLastOffsetButOne_doesNotOverflow() {
    String text = "0:" + (Long.MAX_VALUE - 1);

    Cursor cursor = Cursor.parse(text, 2).orElseThrow();

    assertThat(cursor.next(0)).isEqualTo(Long.MAX_VALUE);
    assertThat(cursor.hasSeen(new Position(0, Long.MAX_VALUE - 1))).isTrue();
  }

  @Test
  void next_ofAPartitionThatTheCursorDoesNotHave_isUnknown() {
    assertThat(Cursor.start(1).next(5)).isEqualTo(Cursor.UNKNOWN);
    assertThat(Cursor.start(1).hasSeen(new Position(5, 0))).isFalse();
  }

  @Test
  void equals_isByPlaces() {
    assertThat(Cursor.start(2).with(0, 1)).isEqualTo(Cursor.start(2).with(0, 1));
    assertThat(Cursor.start(2).with(0, 1)).hasSameHashCodeAs(Cursor.start(2).with(0, 1));
    assertThat(Cursor.start(2)).isNotEqualTo(Cursor.start(3));
    assertThat(Cursor.start(2).partitions()).isEqualTo(2);
  }
}
