// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;
import dev.helios.core.log.Position;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowMatcherTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final FlowMatcher MATCHER =
      new FlowMatcher(
          ((ParsedFlow.Valid)
                  FlowParser.parse(
                      """
                      flow: f
                      version: 1
                      key: order_id
                      window: 1s
                      steps:
                        a: { cloud: [aws, gcp], type: A }
                        b: { cloud: azure, type: B, key: order.ref }
                      agree: [ { fields: [a.order.total, b.order.total] }, { fields: [a.x, b.x] } ]
                      closes: [ { cloud: aws, type: C, reason: cancelled } ]
                      """))
              .flow());

  private static Match match(Cloud cloud, String type, String data) {
    Event event =
        Event.of(
            new Identity(new TenantId("t"), cloud, "s", "1"),
            type,
            null,
            NOW,
            "application/json",
            Bytes.utf8(data),
            Map.of(),
            null,
            NOW);
    return MATCHER.match(event, new Position(1, 2));
  }

  @Test
  void match_step_takesKeyAndExactValues() {
    Match match =
        match(Cloud.GCP, "A", "{\"order_id\":\"O\",\"order\":{\"total\":1.10,\"y\":2},\"x\":true}");
    assertThat(match)
        .isInstanceOfSatisfying(
            Match.Seen.class,
            seen -> {
              assertThat(seen.tenant()).isEqualTo(new TenantId("t"));
              assertThat(seen.key()).isEqualTo("O");
              assertThat(seen.sighting().step()).isEqualTo("a");
              assertThat(seen.sighting().position()).isEqualTo(new Position(1, 2));
              assertThat(seen.sighting().values())
                  .isEqualTo(
                      Map.of(
                          "order.total", new FieldValue(FieldValue.Kind.NUMBER, "1.10"),
                          "x", new FieldValue(FieldValue.Kind.BOOLEAN, "true")));
            });
  }

  @Test
  void match_keyWithWhiteSpaceAroundIt_isKeptAsItStands() {
    assertThat(match(Cloud.AZURE, "B", "{\"order\":{\"ref\":\" O\u200b\"}}"))
        .isInstanceOfSatisfying(
            Match.Seen.class, seen -> assertThat(seen.key()).isEqualTo(" O\u200b"));
  }

  @Test
  void match_stepWithItsOwnKeyPath_usesIt() {
    assertThat(match(Cloud.AZURE, "B", "{\"order_id\":\"O\",\"order\":{\"ref\":17}}"))
        .isInstanceOfSatisfying(Match.Seen.class, seen -> assertThat(seen.key()).isEqualTo("17"));
  }

  @Test
  void match_orderIdInCamelCase_isTheLogsKey() {
    assertThat(match(Cloud.AWS, "A", "{\"orderId\":\"O\"}"))
        .isInstanceOfSatisfying(Match.Seen.class, seen -> assertThat(seen.key()).isEqualTo("O"));
  }

  @Test
  void match_dataBehindAByteOrderMark_isReadLikeAnyOther() {
    String data = "{\"order_id\":\"O\",\"order\":{\"total\":1},\"x\":2}";
    assertThat(values(match(Cloud.AWS, "A", "\uFEFF" + data)))
        .isEqualTo(values(match(Cloud.AWS, "A", data)))
        .hasSize(2);
  }

  private static Map<String, FieldValue> values(Match match) {
    return ((Match.Seen) match).sighting().values();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"order_id\":\"O\",\"orderId\":null}",
        "{\"orderId\":{},\"order_id\":\"O\"}",
        "{\"order_id\":\" \",\"orderId\":\"O\"}"
      })
  void match_orderIdInBothSpellings_isTheOneThatSaysSomething(String data) {
    assertThat(match(Cloud.AWS, "A", data))
        .isInstanceOfSatisfying(Match.Seen.class, seen -> assertThat(seen.key()).isEqualTo("O"));
  }

  @Test
  void match_closing_isSeen() {
    assertThat(match(Cloud.AWS, "C", "{\"order_id\":\"O\"}"))
        .isInstanceOfSatisfying(
            Match.Seen.class, seen -> assertThat(seen.sighting().step()).isEqualTo("closes:aws/C"));
  }

  @Test
  void match_nameThatStandsTwice_countsWithItsLastValue() {
    String data = "{\"order_id\":\"O\",\"order\":{\"total\":1},\"x\":1,\"order\":5,\"x\":2}";
    assertThat(match(Cloud.AWS, "A", data))
        .isInstanceOfSatisfying(
            Match.Seen.class,
            seen ->
                assertThat(seen.sighting().values())
                    .isEqualTo(Map.of("x", new FieldValue(FieldValue.Kind.NUMBER, "2"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "",
        "[1]",
        "{\"order\":{\"ref\":true}}",
        "{\"order\":{\"ref\":1.5}}",
        "{\"order\":{\"ref\":\" \"}}",
        "{\"order\":{\"ref\":\"\u00A0\"}}",
        "{\"order\":{\"ref\":\"\\u200b\"}}",
        "{\"order\":{\"ref\":null}}",
        "{\"order\":\"ref\"}",
        "{\"order\":{\"ref\":{}}}",
        "{\"order\":{\"ref\":\"O\"}",
        "not json"
      })
  void match_noUsableKey_isKeyless(String data) {
    assertThat(match(Cloud.AZURE, "B", data)).isEqualTo(new Match.Keyless("b", "order.ref"));
  }

  @Test
  void match_otherTypeOrCloud_isOutside() {
    assertThat(match(Cloud.AZURE, "A", "{\"order_id\":\"O\"}")).isEqualTo(new Match.Outside());
    assertThat(match(Cloud.AWS, "Z", "{\"order_id\":\"O\"}")).isEqualTo(new Match.Outside());
  }
}
