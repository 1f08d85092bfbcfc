// SPDX-License-Identifier: MIT
package dev.helios.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class Rfc3339Test {
  private static final String ALPHABET = "0123456789-:.TtZz+ ";

  @Test
  void textAndParse_instantsOfAllYears_areThoseOfTheJdk() {
    Random random = new Random(3);
    long span = Instant.parse("+12000-01-01T00:00:00Z").getEpochSecond();
    for (int i = 0; i < 200_000; i++) {
      long seconds = random.nextLong(-Instant.EPOCH.getEpochSecond() - 70_000_000_000L, span);
      int scale = List.of(1, 1_000, 1_000_000, 1_000_000_000).get(random.nextInt(4));
      Instant instant =
          Instant.ofEpochSecond(seconds, (long) random.nextInt(1_000_000_000) / scale * scale);

      String text = Rfc3339.text(instant);

      assertThat(text).isEqualTo(instant.toString());
      assertThat(Rfc3339.parse(text)).isEqualTo(instant);
    }
  }

  @Test
  void parse_mutatedTexts_isWhatTheJdkSays() {
    Random random = new Random(4);
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      String text = mutate(random, sample(random));
      String expected = outcome(Instant::parse, text);
      read += expected.equals("refused") ? 0 : 1;

      assertThat(outcome(Rfc3339::parse, text)).as(text).isEqualTo(expected);
    }
    assertThat(read).as("both kinds were tried").isBetween(10_000, 190_000);
  }

  private static String sample(Random random) {
    String day =
        "%04d-%02d-%02d"
            .formatted(random.nextInt(3_000), 1 + random.nextInt(12), 27 + random.nextInt(5));
    String time =
        "%02d:%02d:%02d".formatted(random.nextInt(25), random.nextInt(60), random.nextInt(61));
    int digits = random.nextInt(11);
    String fraction = digits == 0 ? "" : "." + "123456789012".substring(0, digits);
    return day + "T" + time + fraction + "Z";
  }

  private static String mutate(Random random, String text) {
    if (random.nextBoolean()) {
      return text;
    }
    int at = random.nextInt(text.length());
    char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    return text.substring(0, at) + other + text.substring(at + random.nextInt(2));
  }

  private static String outcome(Function<String, Instant> parser, String text) {
    try {
      return parser.apply(text).toString();
    } catch (DateTimeException e) {
      return "refused";
    }
  }
}
