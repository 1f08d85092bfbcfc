// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.connectors.azure.StandIn.Answer;
import dev.helios.connectors.port.Publisher;
import dev.helios.connectors.port.Publisher.Outgoing;
import dev.helios.connectors.port.Publisher.Sent;
import dev.helios.core.event.Bytes;
import dev.helios.wire.envelope.JsonSlices;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EventGridPublisherTest {
  /** A number that no double holds: it must travel as it is spelt. */
  private static final String DATA = "{\"amount\":12345678901234567890.10,\"note\":\"ä & <b>\"}";

  @TempDir static Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource(TopicSchema.class)
  void publish_events_keepIdTypeTimeAndExactData(TopicSchema schema) throws Exception {
    try (StandIn server = new StandIn(folder, request -> Answer.ok(""));
        AzureHttp http = new AzureHttp(server.tls());
        Publisher publisher = publisher(server, http, schema)) {
      List<Sent> fates = publisher.publish(List.of(event("p-1", DATA), event("p-2", DATA)));
      assertThat(fates).containsExactly(new Sent.Accepted("p-1"), new Sent.Accepted("p-2"));
      StandIn.Request request = server.requests().getFirst();
      assertThat(request.path()).isEqualTo("/api/events");
      assertThat(request.header("aeg-sas-key")).isEqualTo("TOPIC-KEY");
      assertThat(request.header("Content-Type"))
          .startsWith(
              schema == TopicSchema.EVENT_GRID
                  ? "application/json"
                  : "application/cloudevents-batch+json");
      List<Bytes> items = JsonSlices.itemsOf(Bytes.utf8(request.body()));
      assertThat(items).hasSize(2);
      assertThat(items.getFirst().text())
          .contains("\"data\":" + DATA, "\"p-1\"", "InventoryReserved", "2026-11-20T07:41:09");
      assertThat(Samples.line(items.getFirst().text())).contains(" p-1 ");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 413})
  void publish_refused_isRejectedOnceAndShowsNoSecret(int status) throws Exception {
    try (StandIn server = new StandIn(folder, request -> Answer.of(status));
        AzureHttp http = new AzureHttp(server.tls());
        Publisher publisher = publisher(server, http, TopicSchema.EVENT_GRID)) {
      List<Sent> fates = publisher.publish(List.of(event("p-1", DATA)));
      assertThat(fates).singleElement().isInstanceOf(Sent.Rejected.class);
      assertThat(fates.toString())
          .contains("answered " + status)
          .doesNotContain("TOPIC-KEY", "SECRET-IN-ANSWER");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  void publish_noClearAnswer_isUnknownAndLeftToTheCaller(int status) throws Exception {
    try (StandIn server = new StandIn(folder, request -> Answer.of(status));
        AzureHttp http = new AzureHttp(server.tls());
        Publisher publisher = publisher(server, http, TopicSchema.CLOUD_EVENTS)) {
      assertThat(publisher.publish(List.of(event("p-1", DATA))))
          .singleElement()
          .isInstanceOf(Sent.Unknown.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void publish_nobodyThere_isUnknown() throws Exception {
    StandIn server = new StandIn(folder, request -> Answer.ok(""));
    try (AzureHttp http = new AzureHttp(server.tls());
        Publisher publisher = publisher(server, http, TopicSchema.EVENT_GRID)) {
      server.close();
      assertThat(publisher.publish(List.of(event("p-1", DATA))))
          .singleElement()
          .isInstanceOf(Sent.Unknown.class);
    }
  }

  @Test
  void publish_moreThanARequestTakes_givesEachRequestItsOwnFate() throws Exception {
    try (StandIn server = new StandIn(folder, request -> Answer.ok(""));
        AzureHttp http = new AzureHttp(server.tls());
        Publisher publisher = publisher(server, http, TopicSchema.EVENT_GRID)) {
      String large = "{\"text\":\"" + "x".repeat(300_000) + "\"}";
      server.prepare(Answer.ok(""));
      server.prepare(Answer.of(503));
      List<Sent> fates =
          publisher.publish(IntStream.range(0, 5).mapToObj(i -> event("p-" + i, large)).toList());
      assertThat(server.requests()).hasSize(3);
      assertThat(fates.subList(0, 2)).allMatch(Sent.Accepted.class::isInstance);
      assertThat(fates.subList(2, 4)).allMatch(Sent.Unknown.class::isInstance);
      assertThat(fates.getLast()).isEqualTo(new Sent.Accepted("p-4"));
    }
  }

  private static Outgoing event(String id, String data) {
    return new Outgoing(
        id,
        "/shop/stock",
        "InventoryReserved",
        "order-1",
        Instant.parse("2026-11-20T07:41:09.512Z"),
        Bytes.utf8(data));
  }

  private static Publisher publisher(StandIn server, AzureHttp http, TopicSchema schema) {
    AzureSettings settings =
        new AzureSettings(
            List.of(), "", "", "", List.of(), "", "", server.url() + "/api/events", "TOPIC-KEY");
    return new AzureConnectors(
            settings, AzureTuning.defaults().withTopicSchema(schema), http, InstantSource.system())
        .publisher()
        .orElseThrow();
  }
}
