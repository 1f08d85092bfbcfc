// SPDX-License-Identifier: MIT
package dev.helios.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.server.access.Sink;
import dev.helios.server.outbound.Reply.Failed;
import dev.helios.server.outbound.Reply.Why;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundHttpTest {
  private static final int MAX = 1_000;

  private final Vertx vertx = Vertx.vertx();
  private Sink sink;

  @BeforeEach
  void open() throws Exception {
    sink = new Sink();
  }

  @AfterEach
  void close() {
    sink.close();
    vertx.close();
  }

  @Test
  void get_anAllowedPlace_givesWhatIsThere() {
    sink.answers(200, "hello".getBytes(StandardCharsets.UTF_8));

    assertThat(get(allowing(), sink.at("/a?b=c")))
        .isEqualTo(new Reply.Received(200, Bytes.utf8("hello")));
    assertThat(sink.asked()).containsExactly("/a?b=c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/",
        "http://localhost:%d/",
        "http://[::1]:%d/",
        "http://0.0.0.0:%d/",
        "http://2130706433:%d/",
        "http://0x7f000001:%d/",
        "http://0177.0.0.1:%d/",
        "http://127.1:%d/",
        "http://[::ffff:127.0.0.1]:%d/",
        "https://127.0.0.1:%d/",
        "http://user:pass@127.0.0.1:%d/",
        "ftp://127.0.0.1:%d/",
        "file:///etc/passwd?%d",
        "http://localhost.:%d/",
        "http://LOCALHOST:%d/"
      })
  void get_loopbackHoweverItIsSpelt_isNotConnectedTo(String url) {
    URI uri = URI.create(url.formatted(sink.port()));

    Reply reply = get(new AddressFilter(Set.of()), uri);

    assertThat(reply).isInstanceOf(Failed.class);
    assertThat(sink.asked()).isEmpty();
  }

  /** The control: without the filter the same addresses do lead to the sink. */
  @Test
  void control_withoutTheFilter_isConnectedTo() {
    sink.answers(200, new byte[] {1});

    get(new AddressFilter(Set.of("localhost:" + sink.port())), at("localhost"));
    get(allowing(), at("127.0.0.1"));

    assertThat(sink.asked()).hasSize(2);
  }

  /** A name that leads to a public address when looked at, and inside when connected to. */
  @Test
  void get_aNameThatChanges_isAskedForOnce() {
    AtomicInteger looks = new AtomicInteger();
    OutboundHttp.Resolver rebinding =
        host ->
            List.of(
                InetAddress.getByName(looks.getAndIncrement() == 0 ? "192.0.2.1" : "127.0.0.1"));
    Reply reply = get(new AddressFilter(Set.of()), at("rebind.example"), rebinding);

    assertThat(reply).isEqualTo(new Failed(Why.ADDRESS));
    assertThat(looks).hasValue(1);
    assertThat(sink.asked()).isEmpty();
  }

  @Test
  void get_aNameWithOnePrivateAddressAmongPublicOnes_isRefused() {
    OutboundHttp.Resolver mixed =
        host -> List.of(InetAddress.getByName("1.1.1.1"), InetAddress.getByName("127.0.0.1"));

    assertThat(get(new AddressFilter(Set.of()), at("mixed.example"), mixed))
        .isEqualTo(new Failed(Why.ADDRESS));
  }

  /** The address that was looked at is the one connected to; the name only names. */
  @Test
  void get_aName_goesToTheAddressThatWasLookedAt() {
    sink.answers(
        exchange ->
            Sink.answer(
                exchange,
                200,
                exchange.getRequestHeaders().getFirst("Host").getBytes(StandardCharsets.UTF_8)));
    AddressFilter filter = new AddressFilter(Set.of("nowhere.example:" + sink.port()));

    Reply reply =
        get(filter, at("nowhere.example"), host -> List.of(InetAddress.getByName("127.0.0.1")));

    assertThat(reply)
        .isEqualTo(new Reply.Received(200, Bytes.utf8("nowhere.example:" + sink.port())));
  }

  @Test
  void get_aRedirect_isNotFollowed() {
    sink.answers(
        exchange -> {
          exchange.getResponseHeaders().add("Location", sink.at("/other").toString());
          Sink.answer(exchange, 302, new byte[0]);
        });

    assertThat(get(allowing(), sink.at("/"))).isEqualTo(new Reply.Received(302, Bytes.EMPTY));
    assertThat(sink.asked()).hasSize(1);
  }

  @Test
  void get_moreThanWasAskedFor_isCutOff() {
    sink.answers(200, new byte[MAX + 1]);

    assertThat(get(allowing(), sink.at("/"))).isEqualTo(new Failed(Why.SIZE));
  }

  @Test
  void get_anEndlessBody_isCutOff() {
    sink.answers(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (true) {
            exchange.getResponseBody().write(new byte[8_192]);
          }
        });

    assertThat(get(allowing(), sink.at("/"))).isEqualTo(new Failed(Why.SIZE));
  }

  @Test
  void get_anAnswerThatDoesNotCome_isGivenUp() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    sink.answers(
        exchange -> {
          try {
            end.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    try {
      assertThat(get(allowing(), sink.at("/"))).isEqualTo(new Failed(Why.TIME));
    } finally {
      end.countDown();
    }
  }

  @Test
  void get_aPortWhereNobodyIs_failsToConnect() {
    AddressFilter filter = allowing();
    sink.close();

    assertThat(get(filter, sink.at("/"))).isEqualTo(new Failed(Why.CONNECTION));
  }

  private URI at(String host) {
    return URI.create("http://" + host + ":" + sink.port() + "/");
  }

  private AddressFilter allowing() {
    return new AddressFilter(Set.of(sink.place()));
  }

  private Reply get(AddressFilter filter, URI uri) {
    return get(filter, uri, OutboundHttp.Resolver.system());
  }

  private Reply get(AddressFilter filter, URI uri, OutboundHttp.Resolver resolver) {
    try (OutboundHttp http = new OutboundHttp(vertx, resolver, filter, null)) {
      return http.get(uri, MAX).toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
  }
}
