// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests whose end two readers could see in different places. Behind each stands a request of its
 * own that must never be heard: its event would be stored.
 */
@ExtendWith(WithWorld.class)
class SmugglingIT {
  private static final String HEAD = "POST " + Client.DIRECT + " HTTP/1.1\r\nHost: a\r\n";
  private static final String CLOSE = "Connection: close\r\n";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

  private final World world;

  SmugglingIT(World world) {
    this.world = world;
  }

  private static String honest(String id, String more) {
    String body = Envelope.DIRECT.event(id, "{\"a\":1}");
    return HEAD
        + more
        + "Content-Type: application/json\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private int port() {
    return world.server().port();
  }

  /** The eyes of this test: two honest requests on one connection are both heard. */
  @Test
  void post_twoHonestRequests_areBothHeard() throws Exception {
    List<Integer> statuses =
        RawSocket.statuses(port(), honest("honest-1", "") + honest("honest-2", CLOSE));

    assertThat(statuses).containsExactly(202, 202);
    Books.stored(world.client(), "honest-2");
  }

  @Test
  void post_ambiguousRequests_areRefusedAndNothingBehindThemIsHeard() throws Exception {
    List<String> requests = ambiguous();
    assertThat(requests).hasSizeGreaterThan(200);
    List<AtOnce.Work> works = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      String id = "smuggled-" + i;
      String request = requests.get(i);
      works.add(
          () -> {
            List<Integer> statuses = RawSocket.statuses(port(), request + honest(id, CLOSE));
            boolean refused = statuses.stream().allMatch(status -> status >= 400 && status < 500);
            return refused ? List.of() : List.of(statuses + " for " + request);
          });
    }

    assertThat(AtOnce.complaints(works)).isEmpty();

    Books.idle(world.client());
    assertThat(world.client().get("/api/v1/events?q=smuggled-&limit=10").json().path("items"))
        .isEmpty();
  }

  private static List<String> ambiguous() {
    List<String> all = new ArrayList<>();
    for (String length : lengths()) {
      all.add(HEAD + length + "\r\n");
      all.add(HEAD + length + CHUNKED + "\r\n0\r\n\r\n");
      all.add(HEAD + CHUNKED + length + "\r\n0\r\n\r\n");
    }
    for (String coding : codings()) {
      all.add(HEAD + coding + "\r\n0\r\n\r\n");
      all.add(HEAD + coding + "Content-Length: 5\r\n\r\n0\r\n\r\n");
      all.add(HEAD + "Content-Length: 5\r\n" + coding + "\r\n0\r\n\r\n");
      all.add(HEAD + coding + CHUNKED + "\r\n0\r\n\r\n");
    }
    for (String chunk : chunks()) {
      all.add(HEAD + CHUNKED + "\r\n" + chunk);
    }
    for (String head : heads()) {
      all.add(head);
    }
    return all;
  }

  private static List<String> lengths() {
    List<String> all = new ArrayList<>();
    for (String value :
        List.of(
            "+5",
            "-5",
            "5,5",
            "5, 6",
            "5 5",
            "0x5",
            "5;",
            "5.0",
            "1e1",
            "",
            " ",
            "five",
            "\u00B25",
            "99999999999999999999",
            "5\u000B",
            "\"5\"",
            "00000000000000000000000000000000x5")) {
      all.add("Content-Length: " + value + "\r\n");
    }
    all.add("Content-Length: 5\r\nContent-Length: 6\r\n");
    all.add("Content-Length: 6\r\nContent-Length: 5\r\n");
    all.add("Content-Length: 5\r\ncontent-length: 5\r\n");
    all.add("Content-Length : 5\r\n");
    all.add("Content-Length\t: 5\r\n");
    all.add("Content-Length\u0000: 5\r\n");
    all.add("Content-Length:\r\n 5\r\n");
    for (int code : new int[] {0x01, 0x0B, 0x0C, 0x1F, 0x7F, 0x85, 0xA0}) {
      all.add("Content-Length" + (char) code + ": 5\r\n");
      all.add("Content-Length: 5" + (char) code + "\r\n");
    }
    return all;
  }

  private static List<String> codings() {
    List<String> all = new ArrayList<>();
    for (String value :
        List.of(
            "xchunked",
            "chunkedx",
            "chunked, identity",
            "identity, chunked",
            "identity",
            "gzip",
            "gzip, chunked",
            "chunked, chunked",
            "\u000Bchunked",
            "chunked\u000B",
            "\"chunked\"",
            "chunked;q=1",
            "cHuNkEdd",
            "chun ked",
            "",
            "deflate",
            "x",
            "chunked,")) {
      all.add("Transfer-Encoding: " + value + "\r\n");
    }
    all.add("Transfer-Encoding : chunked\r\n");
    all.add("Transfer-Encoding\t: chunked\r\n");
    all.add("Transfer-Encoding\u0000: chunked\r\n");
    all.add("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n");
    all.add("Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n");
    all.add("Transfer-Encoding:\r\n chunked, x\r\n");
    return all;
  }

  private static List<String> chunks() {
    return List.of(
        "zz\r\n{}\r\n0\r\n\r\n",
        "-1\r\n{}\r\n0\r\n\r\n",
        "+2\r\n{}\r\n0\r\n\r\n",
        "0x2\r\n{}\r\n0\r\n\r\n",
        "ffffffffffffffff\r\n{}\r\n0\r\n\r\n",
        "80000000\r\n{}\r\n0\r\n\r\n",
        "2\n{}\n0\n\n",
        "2\r\n{}}\r\n0\r\n\r\n",
        "2\r\n{}0\r\n\r\n",
        " 2\r\n{}\r\nz\r\n\r\n",
        "\r\n2\r\n{}\r\n0\r\n\r\n",
        ";x\r\n{}\r\n0\r\n\r\n");
  }

  private static List<String> heads() {
    String rest = " HTTP/1.1\r\nHost: a\r\n\r\n";
    return List.of(
        "POST " + Client.DIRECT + " HTTP/1.1\nHost: a\nContent-Length: 0\n\n",
        "GET /api/v1/stats HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /api/v1/stats HTTP/1.1\r\nHost: a\r\nhost: a\r\n\r\n",
        "GET /api/v1/stats HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n\r\n",
        "GET /api/v1/stats HTTP/1.1\r\nHost: a\r\nX Y: b\r\n\r\n",
        "GET /api/v1/stats HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n",
        "GET /api/v1/stats HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
        "GET /api/v1/stats HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n",
        "GET /api/v1/stats HTTP/1.1\r\n Host: a\r\n\r\n",
        "GET /" + "a".repeat(20_000) + rest,
        "GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(40_000) + "\r\n\r\n",
        "\u0016\u0003\u0001\u0000\u00A5\u0001\u0000\u0000\r\n\r\n");
  }

  /** What is no address is refused by a bare 400, before any of HELIOS has seen it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "//",
        "/api/v1/events?after=%",
        "/api/v1/events?after=%zz",
        "/api/v1/events/%",
        "/api/v1/events/a b",
        "/api/v1/events/<a>",
        "nonsense",
        "*"
      })
  void get_whatIsNoAddress_isRefused(String target) throws Exception {
    String request = "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    assertThat(RawSocket.statuses(port(), request))
        .hasSize(1)
        .allSatisfy(status -> assertThat(status).isBetween(400, 499));
  }

  /** HTTP/2 without TLS is off: neither by upgrade nor by its preface. */
  @Test
  void open_http2_isNotSpoken() throws Exception {
    String upgrade =
        "GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
            + "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n";
    String last = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    assertThat(RawSocket.statuses(port(), upgrade + last)).hasSize(2).doesNotContain(101);
    assertThat(RawSocket.statuses(port(), "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))
        .hasSizeLessThanOrEqualTo(1)
        .doesNotContain(200);
  }
}
