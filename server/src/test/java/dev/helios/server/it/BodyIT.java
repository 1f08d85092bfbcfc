// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies that are large, compressed, or lie about it. */
@ExtendWith(WithWorld.class)
class BodyIT {
  private static final int MIB = 1 << 20;
  private static final byte[] BOMB = bomb();
  private final World world;

  BodyIT(World world) {
    this.world = world;
  }

  @AfterAll
  static void theServerGoesOn(World world) throws Exception {
    Client client = world.client();
    client.post(Client.GCP, Envelope.GCP.event("after-the-bodies", "{\"a\":1}"));
    Books.stored(client, "after-the-bodies");
    Books.idle(client);
  }

  /** An event of just this many bytes. */
  private static byte[] event(Envelope door, String id, int size) {
    int bare = Goldens.utf8(door.event(id, "{\"a\":\"\"}")).length;
    int room = door.hidesData() ? (size - bare) / 4 * 3 : size - bare;
    byte[] event = Goldens.utf8(door.event(id, "{\"a\":\"" + "x".repeat(room) + "\"}"));
    byte[] exact = Arrays.copyOf(event, size);
    if (event.length < size) {
      Arrays.fill(exact, event.length, size, (byte) ' ');
    }
    return exact;
  }

  private Answer post(Envelope door, byte[] body, String encoding, boolean chunked)
      throws Exception {
    Map<String, String> headers = new HashMap<>(door.headers());
    if (!encoding.isEmpty()) {
      headers.put("content-encoding", encoding);
    }
    return world
        .client()
        .send(
            "POST",
            door.path(),
            headers,
            chunked
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                : BodyPublishers.ofByteArray(body));
  }

  @ParameterizedTest
  @CsvSource({
    "AWS, false",
    "AWS, true",
    "AZURE, false",
    "AZURE, true",
    "GCP, false",
    "GCP, true",
    "DIRECT, false",
    "DIRECT, true"
  })
  void post_aBodyOfTwoMegabytes_isTakenUpToTheRoutesLimit(Envelope door, boolean chunked)
      throws Exception {
    String id = "two-megabytes-" + door + chunked;

    Answer fits = post(door, event(door, id, 2 * MIB), "", chunked);
    Answer over = post(door, event(door, id + "-over", 2 * MIB + 1), "", chunked);

    assertThat(fits.member("status")).as(fits.toString()).isEqualTo("accepted");
    Books.stored(world.client(), id);
    if (door == Envelope.AWS || door == Envelope.AZURE) {
      isProblem(over, 413, "body.too_large");
    } else {
      assertThat(over.member("status")).as(over.toString()).isEqualTo("accepted");
      Books.stored(world.client(), id + "-over");
    }
  }

  @ParameterizedTest
  @CsvSource({"GCP, false", "GCP, true", "DIRECT, false", "DIRECT, true"})
  void post_aBodyJustOverSixteenMegabytes_isAProblem(Envelope door, boolean chunked)
      throws Exception {
    isProblem(post(door, event(door, "over", 16 * MIB + 1), "", chunked), 413, "body.too_large");
  }

  /** What is that large is stopped while it comes, and counted. */
  @ParameterizedTest
  @CsvSource({"AWS, false", "AWS, true", "DIRECT, false", "DIRECT, true"})
  void post_aBodyOfTwentyMegabytes_isAProblemAndCounted(Envelope door, boolean chunked)
      throws Exception {
    String id = "twenty-" + door + chunked;
    long before = Books.count(Books.idle(world.client()), "refused");
    try {
      isProblem(post(door, event(door, id, 20 * MIB), "", chunked), 413, "body.too_large");
    } catch (IOException cutOff) {
      // It went on sending for longer than the server listens.
      assertThat(world.server().isHealthy()).isTrue();
    }
    assertThat(Books.count(Books.idle(world.client()), "refused")).isEqualTo(before + 1);
    assertThat(world.client().get(Client.event(id)).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource
  void post_gzip_isInflated(Envelope door) throws Exception {
    byte[] body = Goldens.utf8(door.event("gzip-" + door, "{\"zipped\":true}"));

    Answer answer = post(door, gzip(body), "gzip", false);

    assertThat(answer.member("status")).as(answer.toString()).isEqualTo("accepted");
    assertThat(Books.stored(world.client(), "gzip-" + door).path("payload"))
        .isEqualTo(Answer.parse("{\"zipped\":true}"));
  }

  @ParameterizedTest
  @EnumSource
  void post_aGzipBomb_isTooLarge(Envelope door) throws Exception {
    isProblem(post(door, BOMB, "gzip", false), 413, "body.too_large");
  }

  @ParameterizedTest
  @EnumSource
  void post_brokenGzip_isMalformed(Envelope door) throws Exception {
    byte[] sound = gzip(Goldens.utf8(door.event("broken", "{\"a\":1}")));

    isProblem(post(door, Goldens.utf8("no gzip"), "gzip", false), 400, "encoding.malformed");
    isProblem(
        post(door, Arrays.copyOf(sound, sound.length / 2), "gzip", false),
        400,
        "encoding.malformed");
    byte[] bent = sound.clone();
    bent[bent.length - 5] ^= 1; // its checksum
    isProblem(post(door, bent, "gzip", false), 400, "encoding.malformed");
  }

  @ParameterizedTest
  @CsvSource({"AWS, br", "GCP, deflate", "AZURE, zstd", "DIRECT, 'gzip, gzip'", "DIRECT, nonsense"})
  void post_anotherEncoding_isUnsupported(Envelope door, String encoding) throws Exception {
    byte[] body = Goldens.utf8(door.event("encoded", "{\"a\":1}"));

    isProblem(post(door, body, encoding, false), 415, "encoding.unsupported");
  }

  private static void isProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("content-type")).startsWith("application/problem+json");
    assertThat(answer.member("code")).isEqualTo(code);
    BadInputIT.isNoFailure(answer);
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    }
    return out.toByteArray();
  }

  /** A gigabyte of zeros in about a megabyte: gzip can do no worse. */
  private static byte[] bomb() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] zeros = new byte[MIB];
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      for (int i = 0; i < 1_024; i++) {
        gzip.write(zeros);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
