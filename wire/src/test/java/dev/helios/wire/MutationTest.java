// SPDX-License-Identifier: MIT
package dev.helios.wire;

import dev.helios.core.event.Bytes;
import dev.helios.core.gateway.Reading;
import dev.helios.wire.envelope.DecoderSettings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden files bent at random, from fixed seeds: a decoder gives a reading for any bytes, and the
 * gateway an answer for any delivery. Longer with {@code -Dhelios.fuzz.rounds=N}, for each file,
 * and {@code -Dhelios.fuzz.seed=S}; then the slowest input is told.
 */
class MutationTest {
  private static final int MUTATIONS = Integer.getInteger("helios.fuzz.rounds", 2_000);
  private static final long SEED = Long.getLong("helios.fuzz.seed", 0);
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
  @MethodSource("dev.helios.wire.Sample#all")
  void read_bentSample_givesABoundedReading(Sample sample) {
    Decoders decoders = Decoders.of(DecoderSettings.defaults());
    Random random = new Random(sample.file().hashCode() + SEED);
    byte[] sound = sample.body().array();
    long slowest = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bent = sound;
      for (int bends = 1 + random.nextInt(4); bends > 0; bends--) {
        bent = bend(bent, random);
      }

      long start = System.nanoTime();
      Reading reading =
          decoders.forRoute(sample.route()).read(sample.wire().withBody(Bytes.of(bent)));
      int outcomes = Outcome.all(reading).size();
      slowest = Math.max(slowest, System.nanoTime() - start);

      if (outcomes < 1 || outcomes > DecoderSettings.DEFAULT_BATCH_MAX + 1) {
        throw new AssertionError(
            "expected 1 to %d outcomes, found %d: mutation %d of seed %d"
                .formatted(DecoderSettings.DEFAULT_BATCH_MAX + 1, outcomes, i, SEED));
      }
    }
    if (System.getProperty("helios.fuzz.rounds") != null) {
      System.out.printf("%s: %,d inputs, the slowest %,d us%n", sample, MUTATIONS, slowest / 1_000);
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
