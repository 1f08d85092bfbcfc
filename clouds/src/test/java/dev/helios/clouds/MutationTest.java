// SPDX-License-Identifier: MIT
package dev.helios.clouds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.core.gateway.Reading;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Golden files bent at random, from fixed seeds: a decoder gives a reading for any bytes. */
class MutationTest {
  private static final int MUTATIONS = 2_000;
  private static final String[] TOKENS = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "null",
    "true",
    "1e999",
    "-",
    "\n",
    "\u00FF",
    "\u00C0\u0080",
    "\u00EF\u00BB\u00BF",
    "%00",
    "\"id\":",
    "\"data\":",
    "[[[[[[[["
  };

  @ParameterizedTest
  @MethodSource("dev.helios.clouds.Sample#all")
  void read_bentSample_givesABoundedReading(Sample sample) {
    Decoders decoders = Decoders.of(DecoderSettings.defaults());
    Random random = new Random(sample.file().hashCode());
    byte[] sound = sample.body().array();
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bent = sound;
      for (int bends = 1 + random.nextInt(4); bends > 0; bends--) {
        bent = bend(bent, random);
      }

      Reading reading =
          decoders.forRoute(sample.route()).read(sample.wire().withBody(Bytes.of(bent)));

      assertThat(Outcome.all(reading))
          .as("mutation %s", i)
          .hasSizeBetween(1, DecoderSettings.DEFAULT_BATCH_MAX + 1);
    }
  }

  private static byte[] bend(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return token(random);
    }
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(16));
    return switch (random.nextInt(6)) {
      case 0 -> flip(bytes, from, random);
      case 1 -> join(bytes, from, new byte[0], to);
      case 2 -> join(bytes, from, token(random), from);
      case 3 -> join(bytes, from, token(random), to);
      case 4 -> join(bytes, from, Arrays.copyOfRange(bytes, 0, to), from);
      default -> Arrays.copyOf(bytes, from);
    };
  }

  private static byte[] flip(byte[] bytes, int at, Random random) {
    byte[] flipped = bytes.clone();
    flipped[at] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  private static byte[] token(Random random) {
    return TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] join(byte[] bytes, int end, byte[] between, int start) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(bytes, 0, end);
    joined.writeBytes(between);
    joined.write(bytes, start, bytes.length - start);
    return joined.toByteArray();
  }
}
