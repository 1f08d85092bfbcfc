// SPDX-License-Identifier: MIT
package dev.helios.wire.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.wire.Sample;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTimesTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T07:41:09Z, 2026-11-20T07:41:09Z",
    "2026-11-20T07:41:09.5Z, 2026-11-20T07:41:09.5Z",
    "2026-11-20T07:41:09.5127713Z, 2026-11-20T07:41:09.5127713Z",
    "2026-11-20T07:41:09.123456789Z, 2026-11-20T07:41:09.123456789Z",
    "2026-11-20t07:41:09z, 2026-11-20T07:41:09Z",
    "2026-11-20 07:41:09Z, 2026-11-20T07:41:09Z",
    "2026-11-20T13:11:09+05:30, 2026-11-20T07:41:09Z",
    "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
    "2026-11-21T08:00:00Z, 2026-11-21T08:00:00Z"
  })
  void usable_anySpellingOfRfc3339_isTheInstant(String text, Instant instant) {
    assertThat(EventTimes.usable(text, Sample.NOW)).isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T07:41:09",
    "2026-11-20T07:41:09.1234567890Z",
    "2026-02-30T07:41:09Z",
    "1969-12-31T23:59:59.999999999Z",
    "2026-11-21T08:00:00.000000001Z",
    "+999999999-12-31T23:59:59-18:00"
  })
  void usable_anythingElse_isNone(String text) {
    assertThat(EventTimes.usable(text, Sample.NOW)).isNull();
  }

  @Test
  void kept_anyText_isShortAndPlain() {
    assertThat(EventTimes.kept(null)).isEqualTo("absent");
    assertThat(EventTimes.kept("x".repeat(100))).isEqualTo("x".repeat(64));
    assertThat(EventTimes.kept("a\nb\uD800")).isEqualTo("a?b?");
  }
}
