// SPDX-License-Identifier: MIT
package dev.helios.wire;

import static dev.helios.wire.Shapes.AWS;
import static dev.helios.wire.Shapes.AZURE;
import static dev.helios.wire.Shapes.CLOUDEVENT;
import static dev.helios.wire.Shapes.DIRECT;
import static dev.helios.wire.Shapes.GCP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Event;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input by every door, and what finally becomes of it. The table is docs/bad-input.md. */
class HostileTest {
  private static final List<Shapes> ALL = List.of(AWS, GCP, AZURE, CLOUDEVENT, DIRECT);
  private static final String DEEP = "[".repeat(10_000) + "]".repeat(10_000);
  private static final String HALF_DEEP = "{\"a\":".repeat(10_000);

  /** A lone byte, an overlong slash, a surrogate, a cut-off letter; as ISO 8859-1. */
  private static final List<String> INVALID_UTF8 =
      List.of("\u00FF", "\u00C0\u00AF", "\u00ED\u00A0\u0080", "\u00C3");

  static Stream<Shapes> shapes() {
    return ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void read_soundPayload_isSound(Shapes door) {
    assertThat(door.outcome(door.event("1", "{\"a\":1}"))).isEqualTo("sound");
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void read_nothing_isBodyEmpty(Shapes door) {
    assertThat(door.outcome(Bytes.EMPTY)).isEqualTo(door.verb("body.empty"));
    assertThat(door.outcome(" \r\n\t")).isEqualTo(door.verb("body.empty"));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void read_notJson_isMalformed(Shapes door) {
    for (String body : List.of("hello", "<event/>", "a=1&b=2", "{'id':1}", "{", "{}x", "\u0000")) {
      assertThat(door.outcome(body)).as(body).isEqualTo(door.verb("json.malformed"));
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void read_otherEncodings_areMalformed(Shapes door) {
    String event = door.event("1", "{\"a\":1}");

    assertThat(door.outcome(Bytes.of(event.getBytes(StandardCharsets.UTF_16))))
        .isEqualTo(door.verb("json.malformed"));
    assertThat(door.outcome(Bytes.of(event.getBytes(StandardCharsets.UTF_16LE))))
        .isEqualTo(door.verb("json.malformed"));
    assertThat(door.outcome('\uFEFF' + event)).isEqualTo("sound");
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void read_invalidUtf8_isMalformedWhereverItStands(Shapes door) {
    for (String bad : INVALID_UTF8) {
      String event = door.event(bad, "{\"a\":1}");

      assertThat(door.outcome(Bytes.of(event.getBytes(StandardCharsets.ISO_8859_1))))
          .isEqualTo(door.verb("json.malformed"));
    }
  }

  @Test
  void read_invalidUtf8BehindBase64_isMalformedData() {
    for (String bad : INVALID_UTF8) {
      byte[] data = ("{\"a\":\"" + bad + "\"}").getBytes(StandardCharsets.ISO_8859_1);
      String base64 = Base64.getEncoder().encodeToString(data);
      String body =
          "{\"message\":{\"messageId\":\"1\",\"data\":\"" + base64 + "\"},\"subscription\":\"s\"}";

      assertThat(GCP.outcome(body)).isEqualTo("quarantined payload.malformed");
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void read_jsonOfTheWrongShape_isNamed(Shapes door) {
    for (String body : List.of("7", "\"text\"", "null", "true")) {
      assertThat(door.outcome(body)).as(body).isEqualTo(door.verb("envelope.not_an_object"));
    }
    assertThat(door.outcome("{\"a\":[{}]}"))
        .isIn(door.verb("envelope.member_missing"), door.verb("cloudevents.specversion"));
    assertThat(door.outcome(door.envelope("7", "{\"a\":1}")))
        .isEqualTo(door.verb("envelope.member_wrong_type"));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void read_nestingOfTenThousand_isTooDeepAndNoStackOverflows(Shapes door) {
    assertThat(door.outcome(HALF_DEEP)).isEqualTo(door.verb("json.too_deep"));
    assertThat(door.outcome(door.event("1", DEEP)))
        // Behind base64 the nesting is the data's, which the gateway reads.
        .isEqualTo(door.verb(door == GCP ? "payload.malformed" : "json.too_deep"));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void read_duplicateMembers_areMalformedInTheEnvelopeAndLeftAloneInTheData(Shapes door) {
    String event = door.event("1", "{\"a\":1}");
    String twice = event.replaceFirst("\\{", "{\"zz\":1,\"zz\":2,");

    assertThat(door.outcome(twice)).isEqualTo(door.verb("envelope.duplicate_member"));
    assertThat(door.outcome(door.event("1", "{\"order_id\":\"a\",\"order_id\":\"b\"}")))
        .isEqualTo("sound");
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void read_membersWithoutEnd_areTooMany(Shapes door) {
    StringBuilder many = new StringBuilder("{");
    for (int i = 0; i < 100_000; i++) {
      many.append("\"m").append(i).append("\":1,");
    }
    assertThat(door.outcome(many + "\"id\":\"1\"}"))
        .isEqualTo(door.verb("envelope.too_many_members"));
  }

  @Test
  void read_membersInObjectsInObjects_countTogether() {
    String attributes = "\"attributes\":{\"a\":\"1\",\"b\":\"2\"},";
    String nested = ("{" + attributes + "\"message\":").repeat(400) + "{}" + "}".repeat(400);

    assertThat(GCP.outcome(nested)).isEqualTo("quarantined envelope.too_many_members");
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void read_nulCharacter_isNoIdButMayBeData(Shapes door) {
    assertThat(door.outcome(door.event("a\\u0000b", "{\"a\":1}")))
        .isEqualTo(door.verb("id.not_text"));
    assertThat(door.outcome(door.event("1", "{\"a\":\"\\u0000\"}"))).isEqualTo("sound");
    assertThat(door.outcome(door.event("1", "{\"order_id\":\"\\u0000\"}")))
        .isEqualTo(door.verb("order_id.not_text"));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void read_idOf64Kilobytes_isTooLong(Shapes door) {
    assertThat(door.outcome(door.event("i".repeat(65_536), "{\"a\":1}")))
        .isEqualTo(door.verb("id.too_long"));
    assertThat(door.outcome(door.event("i".repeat(512), "{\"a\":1}"))).isEqualTo("sound");
    assertThat(door.outcome(door.event("", "{\"a\":1}"))).isEqualTo(door.verb("id.missing"));
  }

  @ParameterizedTest
  @CsvSource({
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    "+300000-01-01T00:00:00Z, +300000-01-01T00:00:00Z",
    "300000-01-01T00:00:00Z, 300000-01-01T00:00:00Z",
    "1969-12-31T23:59:59Z, 1969-12-31T23:59:59Z",
    "2026-11-21T08:00:01Z, 2026-11-21T08:00:01Z",
    "last tuesday, last tuesday",
    "2026-11-20, 2026-11-20",
    "a\\u0000b, a?b",
    "'', ''"
  })
  void read_unusableTime_assumesTheReceiptAndKeepsTheText(String time, String kept) {
    for (Shapes door : ALL) {
      Event event = door.read(door.timed(time));

      assertThat(event.occurredAt()).isEqualTo(Sample.NOW);
      assertThat(event.extensions()).containsEntry(Event.TIME_ASSUMED, kept);
      assertThat(door.outcome(door.timed(time))).isEqualTo("sound");
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void read_numberOfAThousandDigits_isKeptButNoMoney(Shapes door) {
    String digits = "9".repeat(1_000);

    assertThat(door.outcome(door.event("1", "{\"n\":" + digits + "}"))).isEqualTo("sound");
    assertThat(door.outcome(door.payment(digits))).isEqualTo(door.verb("amount.out_of_range"));
    assertThat(door.outcome(door.payment("1e99999999999")))
        .isEqualTo(door.verb("amount.out_of_range"));
    String tooLong = door.payment("9".repeat(5_000));
    assertThat(door.outcome(tooLong))
        .isEqualTo(door.verb(door == GCP ? "payload.malformed" : "json.too_long"));
  }

  @ParameterizedTest
  @CsvSource({
    "true, amount.not_a_number",
    "'\"12\"', amount.not_a_number",
    "null, amount.not_a_number",
    "[1], amount.not_a_number",
    "1e41, amount.out_of_range"
  })
  void read_amountThatIsNoMoney_isNamed(String amount, String code) {
    for (Shapes door : ALL) {
      assertThat(door.outcome(door.payment(amount))).isEqualTo(door.verb(code));
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void read_orderIdInBothSpellings_isTheOneThatSaysSomething(Shapes door) {
    for (String other : List.of("null", "\"\"", "{}", "\"o\"")) {
      String both = "{\"order_id\":\"o\",\"orderId\":" + other + ",\"amount\":1}";

      assertThat(door.outcome(door.typed("PaymentProcessed", both))).isEqualTo("sound");
    }
    String two = "{\"orderId\":\"o\",\"order_id\":\"p\",\"amount\":1}";
    assertThat(door.outcome(door.typed("PaymentProcessed", two)))
        .isEqualTo(door.verb("order_id.ambiguous"));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void read_orderIdThatNobodyCanSee_isBlank(Shapes door) {
    for (String blank : List.of(" ", "\u2003", "\u00A0", "\u200B", "\\u200b", "\\ufeff")) {
      String order = "{\"order_id\":\"" + blank + "\",\"customer_id\":\"c\"}";

      assertThat(door.outcome(door.typed("OrderPlaced", order)))
          .isEqualTo(door.verb("order_id.blank"));
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void read_unknownType_isSound(Shapes door) {
    assertThat(door.outcome(door.typed("never.heard.of", "{\"a\":1}"))).isEqualTo("sound");
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void read_emptyData_isPayloadEmpty(Shapes door) {
    // Without a declared type only what begins like an object or array counts as JSON.
    List<String> empties = door == GCP ? List.of("{}", "[]", "") : List.of("{}", "[]", "null");
    for (String empty : empties) {
      assertThat(door.outcome(door.event("1", empty))).isEqualTo(door.verb("payload.empty"));
    }
  }

  @ParameterizedTest
  @FieldSource("BAD_BASE64")
  void read_base64ThatIsNone_isMalformed(String data) {
    String body =
        "{\"message\":{\"messageId\":\"1\",\"data\":\"" + data + "\"},\"subscription\":\"s\"}";

    assertThat(GCP.outcome(body)).isEqualTo("quarantined base64.malformed");
  }

  static final List<String> BAD_BASE64 =
      List.of("*", "Y", "YQ=", "YQ==YQ==", "Y Q==", "YQ==\\n", "-_==", "YQ==\\u0141");

  @Test
  void read_wrongContentType_mattersOnTheDirectApiOnly() {
    for (Shapes door : List.of(AWS, GCP, AZURE)) {
      var wire = door.wire(Bytes.utf8(door.event("1", "{\"a\":1}")));
      assertThat(Outcome.all(Sample.read(wire.withHeader("content-type", "image/png"))))
          .containsExactly("sound");
    }
    var wire = DIRECT.wire(Bytes.utf8(DIRECT.event("1", "{\"a\":1}")));
    assertThat(Outcome.all(Sample.read(wire.withHeader("content-type", "image/png"))))
        .containsExactly("refused content_type.unsupported");
  }
}
