// SPDX-License-Identifier: MIT
package dev.helios.core.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeRulesTest {
  private static final String DATA = "{\"a\":1}";

  @Test
  void id_atTheLimitInBytes_isSoundAndOneMoreIsNot() {
    assertThat(id("i".repeat(512))).isNull();
    assertThat(id("é".repeat(256))).isNull();
    assertThat(id("i".repeat(513))).isEqualTo("id.too_long");
    assertThat(id("é".repeat(257))).isEqualTo("id.too_long");
    assertThat(id("€".repeat(171))).isEqualTo("id.too_long");
    assertThat(id("i".repeat(65_536))).isEqualTo("id.too_long");
    assertThat(id("")).isEqualTo("id.missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "a\nb", "\u001F", "\u007F", "\u009F", "\uD800", "\uDC00x"})
  void anyText_controlOrHalfSurrogate_isNotText(String text) {
    assertThat(id(text)).isEqualTo("id.not_text");
    assertThat(code("s", text, null, DATA, Map.of())).isEqualTo("type.not_text");
    assertThat(code(text, "t", null, DATA, Map.of())).isEqualTo("source.not_text");
    assertThat(code("s", "t", text, DATA, Map.of())).isEqualTo("subject.not_text");
    assertThat(code("s", "t", null, DATA, Map.of("x", text))).isEqualTo("extension.not_text");
  }

  @Test
  void anyText_everythingElse_isText() {
    assertThat(id(" é€\uD83D\uDE00 \u00A0")).isNull();
  }

  @Test
  void source_mayBeLonger() {
    assertThat(code("s".repeat(1_024), "t", null, DATA, Map.of())).isNull();
    assertThat(code("s".repeat(1_025), "t", null, DATA, Map.of())).isEqualTo("source.too_long");
    assertThat(code("", "t", null, DATA, Map.of())).isEqualTo("source.missing");
  }

  @Test
  void businessKeys_areHeldToTheSameRules() {
    assertThat(data("{\"order_id\":\"" + "o".repeat(513) + "\"}")).isEqualTo("order_id.too_long");
    assertThat(data("{\"order_id\":\"\\u0000\"}")).isEqualTo("order_id.not_text");
    assertThat(data("{\"customer_id\":\"\\ud800\"}")).isEqualTo("customer_id.not_text");
    assertThat(data("{\"currency\":\"\\n\"}")).isEqualTo("currency.not_text");
    assertThat(data("{\"order_id\":" + "9".repeat(1_000) + "}")).isEqualTo("order_id.too_long");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" ", "   ", "\u2003", "\u00A0", "\u200B", "\uFEFF", "\u3164", " \u2060\u00AD"})
  void orderId_onlyWhiteOrUnseen_isBlankForEveryType(String blank) {
    assertThat(data("{\"order_id\":\"" + blank + "\"}")).isEqualTo("order_id.blank");
    assertThat(data("{\"orderId\":\"" + blank + "\",\"order_id\":null}"))
        .isEqualTo("order_id.blank");
    assertThat(Samples.code(Samples.event("OrderPlaced", "{\"order_id\":\"" + blank + "\"}")))
        .isEqualTo("order_id.blank");
    assertThat(
            Samples.code(
                Samples.event(
                    "OrderPlaced", "{\"order_id\":\"o\",\"customer_id\":\"" + blank + "\"}")))
        .isEqualTo("customer_id.blank");
  }

  @Test
  void orderId_withSpaceAroundIt_isKeptAsItStands() {
    assertThat(data("{\"order_id\":\" A \"}")).isNull();
    assertThat(data("{\"order_id\":\"A\u200B\"}")).isNull();
    assertThat(data("{\"order_id\":\"\"}")).isNull();
  }

  @Test
  void extensions_areBoundedInNumberAndSize() {
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 64; i++) {
      many.put("x" + i, "v");
    }
    assertThat(code("s", "t", null, DATA, many)).isNull();
    many.put("onemore", "v");
    assertThat(code("s", "t", null, DATA, many)).isEqualTo("extensions.too_many");
    assertThat(code("s", "t", null, DATA, Map.of("x", "v".repeat(4_097))))
        .isEqualTo("extension.too_long");
  }

  private static @Nullable String id(String id) {
    Identity identity = new Identity(new TenantId("t"), Cloud.AWS, "s", id);
    return Samples.code(Samples.event(identity, "t", null, DATA, Map.of(), null));
  }

  private static @Nullable String data(String data) {
    return code("s", "t", null, data, Map.of());
  }

  private static @Nullable String code(
      String source,
      String type,
      @Nullable String subject,
      String data,
      Map<String, String> extensions) {
    Identity identity = new Identity(new TenantId("t"), Cloud.AWS, source, "1");
    return Samples.code(Samples.event(identity, type, subject, data, extensions, null));
  }
}
