// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Senders that never finish, a byte now and then: an idle time-out would wait for ever. */
@ExtendWith(WithWorld.class)
class SlowSenderIT {
  private static final int SENDERS = 100;
  private static final long PAUSE_MS = 250;

  private final World world;

  SlowSenderIT(World world) {
    this.world = world;
  }

  @Test
  void send_headsAndBodiesWithoutEnd_areCutOffAndOthersAreServed() throws Exception {
    String head = "POST " + Client.AWS + " HTTP/1.1\r\nHost: a\r\n";
    List<String> beginnings =
        List.of(
            "GET /api/v1/st",
            head,
            head + "Content-Length: 100000\r\n\r\n{\"id\":\"",
            head + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
    AtomicInteger toldWhy = new AtomicInteger();
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      String beginning = beginnings.get(i % beginnings.size());
      senders.add(Thread.ofVirtual().start(() -> toldWhy.addAndGet(trickle(beginning) ? 1 : 0)));
    }

    Client client = world.client();
    for (int i = 0; i < 20; i++) {
      String id = "beside-the-slow-" + i;
      Answer answer = client.post(Client.AWS, Envelope.AWS.event(id, "{\"a\":1}"));
      assertThat(answer.member("status")).isEqualTo("accepted");
    }
    for (Thread sender : senders) {
      sender.join(); // each ends when the server has closed its connection, and fails when not
    }

    assertThat(toldWhy).hasValueGreaterThan(SENDERS / 2);
    Books.idle(client);
  }

  /** As Java's own client asks for HTTP/2 with every request. */
  @Test
  void upgrade_toWhatIsNotSpokenHere_changesNothing() throws Exception {
    String polite =
        "GET /api/v1/health/live HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\n"
            + "Upgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\n\r\n";
    String last = "GET /api/v1/health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    assertThat(RawSocket.statuses(world.server().port(), polite + polite + last))
        .containsExactly(200, 200, 200);
  }

  @Test
  void upgrade_thatIsRefused_doesNotFreeTheConnectionOfItsDeadlines() throws Exception {
    String refused =
        "GET /api/v1/ws/events HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\n\r\n";
    try (RawSocket raw = new RawSocket(world.server().port())) {
      raw.send(refused + "GET /api/v1/st");
      Thread drip = Thread.ofVirtual().start(() -> drip(raw, refused));

      List<Integer> statuses = RawSocket.statuses(raw.rest()); // ends when it is cut off

      drip.interrupt();
      assertThat(statuses).hasSizeLessThanOrEqualTo(2).allMatch(status -> status >= 400);
    }
  }

  /** Sends a byte at a time until it is cut off; whether it was told that it is too slow. */
  private boolean trickle(String beginning) {
    try (RawSocket raw = new RawSocket(world.server().port())) {
      raw.send(beginning);
      Thread drip = Thread.ofVirtual().start(() -> drip(raw, beginning));
      List<Integer> statuses = RawSocket.statuses(raw.rest());
      drip.interrupt();
      return statuses.equals(List.of(408));
    } catch (IOException cutOff) {
      return false;
    }
  }

  private static void drip(RawSocket raw, String beginning) {
    String drop = beginning.contains("chunked") ? "1\r\na\r\n" : "a";
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(PAUSE_MS);
        raw.send(drop);
      }
    } catch (IOException | InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Not one byte more than the first packets of a body that is declared too large is waited for.
   */
  @Test
  void send_aDeclaredGigabyte_isRefusedAtOnceAndCounted() throws Exception {
    Client client = world.client();
    long before = Books.count(Books.idle(client), "refused");
    try (RawSocket raw = new RawSocket(world.server().port())) {
      raw.send(
          "POST " + Client.GCP + " HTTP/1.1\r\nHost: a\r\nContent-Length: 1073741824\r\n\r\n{");

      assertThat(raw.rest()).contains(" 413 ", "application/problem+json", "body.too_large");
    }
    assertThat(Books.count(Books.idle(client), "refused")).isEqualTo(before + 1);
  }

  @Test
  void send_withExpectation_isToldToGoOnOrNotTo() throws Exception {
    String head = "POST " + Client.AWS + " HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n";
    try (RawSocket small = new RawSocket(world.server().port());
        RawSocket large = new RawSocket(world.server().port())) {
      small.send(head + "Content-Length: 2\r\n\r\n");
      large.send(head + "Content-Length: 90000000\r\n\r\n");

      assertThat(small.first()).startsWith("HTTP/1.1 100 ");
      assertThat(large.first()).startsWith("HTTP/1.1 413 ");
    }
  }
}
