// SPDX-License-Identifier: MIT
package dev.helios.wire.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Event;
import dev.helios.core.gateway.Reading;
import dev.helios.wire.Decoders;
import dev.helios.wire.Outcome;
import dev.helios.wire.Sample;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsTest {
  private static final Map<String, String> ONE = Sample.type("application/cloudevents+json");

  @Test
  void read_structured_takesAttributesExtensionsAndExactData() {
    Event event = Outcome.event(Sample.of("cloudevents/structured.json").read());

    assertThat(event.identity().source()).isEqualTo("/acme/till");
    assertThat(event.id()).isEqualTo("s-1");
    assertThat(event.subject()).isEqualTo("till 4");
    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-20T07:41:08.123Z"));
    assertThat(event.data().text()).isEqualTo("{ \"order_id\" : \"A-1\" , \"amount\":1.50e1 }");
    assertThat(event.extensions())
        .isEqualTo(
            Map.of(
                "dataschema", "https://acme.example/s/1",
                "partitionkey", "A-1",
                "sampled", "true",
                "rank", "7"));
  }

  @Test
  void read_dataThatIsNotJson_isTextOrBytes() {
    Event bytes = Outcome.event(Sample.of("cloudevents/structured-base64.json").read());
    Event text = Outcome.event(Sample.of("cloudevents/structured-text.json").read());

    assertThat(bytes.data().array()).containsExactly(0, 1, 2, 255);
    assertThat(text.data().text()).isEqualTo("grüß \"Gott\"");
    assertThat(text.contentType()).isEqualTo("text/plain");
  }

  @Test
  void read_jsonString_staysJson() {
    Event event = Outcome.event(read(ONE, minimal(",\"data\":\"a \\u0041\"")));

    assertThat(event.data().text()).isEqualTo("\"a \\u0041\"");
  }

  @Test
  void read_binary_decodesTheHeaders() {
    Event event = Outcome.event(Sample.of("cloudevents/binary.json").read());

    assertThat(event.id()).isEqualTo("bin-1");
    assertThat(event.subject()).isEqualTo("Grüße %");
    assertThat(event.extensions()).isEqualTo(Map.of("partitionkey", "A \"1\""));
    assertThat(event.data()).isEqualTo(Sample.of("cloudevents/binary.json").body());
  }

  @Test
  void read_traceOfTheEvent_comesBeforeTheRequests() {
    String own = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    String hop = "00-1af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
    Map<String, String> headers =
        Map.of("content-type", "application/cloudevents+json", "traceparent", hop);

    Event with =
        Outcome.event(read(headers, minimal(",\"traceparent\":\"" + own + "\",\"data\":1")));
    Event without = Outcome.event(read(headers, minimal(",\"data\":1")));

    assertThat(with.extensions()).containsEntry("traceparent", own);
    assertThat(without.extensions()).containsEntry("traceparent", hop);
  }

  @Test
  void read_brokenEvents_areNamed() {
    assertThat(code(ONE, minimal(",\"data\":1,\"data_base64\":\"AA==\"")))
        .containsExactly("refused cloudevents.data_twice");
    assertThat(code(ONE, minimal(",\"data_base64\":\"-_==\"")))
        .containsExactly("refused base64.malformed");
    assertThat(code(ONE, minimal("").replace("1.0", "0.3")))
        .containsExactly("refused cloudevents.specversion");
    assertThat(code(ONE, minimal("").replace("\"id\"", "\"ID\"")))
        .containsExactly("refused envelope.member_missing");
    assertThat(code(Sample.type("application/cloudevents+xml"), "<event/>"))
        .containsExactly("refused content_type.unsupported");
    assertThat(code(Sample.type("application/cloudevents-batch+json"), minimal("")))
        .containsExactly("refused batch.not_an_array");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AAEC/w== | application/octet-stream",
        "aGVsbG8= | application/octet-stream",
        "e29vcHM= | application/octet-stream",
        "e30geA== | application/octet-stream",
        "Nw==     | application/octet-stream",
        "eyJhIjoxfQ== | application/json",
        "WzFd     | application/json",
        "77u/eyJhIjoxfQ== | application/json"
      })
  void read_base64OfNoDeclaredType_isBytesUnlessItIsAnObjectOrArray(String base64, String type) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    String member = ",\"data_base64\":\"" + base64 + "\"";
    List<String> undeclared =
        List.of(
            member,
            member + ",\"datacontenttype\":null",
            member + ",\"datacontenttype\":\"\"",
            member + ",\"data\":null",
            ",\"data\":null" + member);
    for (String more : undeclared) {
      assertThat(code(ONE, minimal(more))).containsExactly("sound");
      Event event = Outcome.event(read(ONE, minimal(more)));
      assertThat(event.contentType()).isEqualTo(type);
      assertThat(event.data()).isEqualTo(Bytes.of(bytes));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Decoders.AZURE, Decoders.GCP, Decoders.DIRECT})
  void read_base64OfNoDeclaredType_isBytesByEveryRoute(String route) {
    Bytes body = Bytes.utf8(minimal(",\"data_base64\":\"AAEC/w==\""));

    assertThat(Outcome.all(Sample.read(Sample.wire(route, ONE, body)))).containsExactly("sound");
  }

  @Test
  void read_dataBesideANullDataBase64_isTheData() {
    String both = ",\"data\":{\"a\":1},\"data_base64\":null";

    assertThat(Outcome.event(read(ONE, minimal(both))).data().text()).isEqualTo("{\"a\":1}");
    assertThat(code(ONE, minimal(",\"data\":null,\"data_base64\":null")))
        .containsExactly("refused payload.empty");
  }

  @Test
  void read_base64DeclaredAsJsonThatIsNone_isStillNamed() {
    String declared = ",\"datacontenttype\":\"application/json\",\"data_base64\":\"AAEC/w==\"";

    assertThat(code(ONE, minimal(declared))).containsExactly("refused payload.malformed");
  }

  @Test
  void read_headersThatAreNoText_areRefused() {
    Map<String, String> bad = new java.util.HashMap<>(Sample.binary());
    bad.put("ce-subject", "%FF");

    assertThat(code(bad, "{}")).containsExactly("refused cloudevents.header_malformed");
  }

  @ParameterizedTest
  @CsvSource({
    "application/cloudevents-batch+json, BATCH",
    "'Application/CloudEvents-Batch+JSON; charset=utf-8', BATCH",
    "application/cloudevents+json, STRUCTURED",
    "application/cloudevents, STRUCTURED",
    "application/json, NONE",
    "'', NONE"
  })
  void of_contentType_decidesTheMode(String contentType, ContentMode mode) {
    assertThat(ContentMode.of(contentType, Map.of())).isEqualTo(mode);
  }

  private static String minimal(String more) {
    return "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"" + more + "}";
  }

  private static Reading read(Map<String, String> headers, String body) {
    return Sample.read(Sample.wire(Decoders.DIRECT, headers, Bytes.utf8(body)));
  }

  private static List<String> code(Map<String, String> headers, String body) {
    return Outcome.all(read(headers, body));
  }
}
