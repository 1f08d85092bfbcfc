// SPDX-License-Identifier: MIT
package dev.helios.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.BusinessFields.AmountIs;
import dev.helios.core.event.BusinessFields.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessFieldsTest {
  private static final String JSON = "application/json";

  @Test
  void of_order_readsKeysAndMoneyExactly() {
    BusinessFields facts =
        facts(
            "{\"order_id\":\"A-1\",\"customerId\":7,\"amount\":0.10,\"currency\":\"EUR\","
                + "\"nested\":{\"order_id\":\"B\"}}");

    assertThat(facts.shape()).isEqualTo(Shape.OBJECT);
    assertThat(facts.orderId()).isEqualTo("A-1");
    assertThat(facts.customerId()).isEqualTo("7");
    assertThat(facts.amount()).isEqualTo("0.10");
    assertThat(facts.amountIs()).isEqualTo(AmountIs.NUMBER);
    assertThat(facts.currency()).isEqualTo("EUR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"order_id\":\"a\",\"order_id\":\"b\"} | b",
        "{\"order_id\":\"a\",\"order_id\":null} |",
        "{\"order_id\":\"\"} |",
        "{\"order_id\":1.5} |",
        "{\"order_id\":true} |",
        "{\"order_id\":[\"a\"]} |",
        "{\"order_id\":12948811530274466999} | 12948811530274466999"
      })
  void of_orderIdInEveryForm_takesTheLastThatStands(String data, String orderId) {
    assertThat(facts(data).orderId()).isEqualTo(orderId);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"A\"    | null       | A",
        "\"A\"    | \"\"       | A",
        "\"A\"    | {\"x\":1}  | A",
        "\"A\"    | [\"B\"]    | A",
        "\"A\"    | true       | A",
        "\"A\"    | 1.5        | A",
        "\"A\"    | \"A\"      | A",
        "7        | \"7\"      | 7",
        "\"A\"    | \" \"      | A",
        "\"A\"    | \"\\u200b\" | A",
        "\" \"    | null       | ' '",
        "null     | {}         |"
      })
  void of_keyInBothSpellings_takesTheOneThatSaysSomethingInEitherOrder(
      String one, String other, String key) {
    for (String name : List.of("order", "customer")) {
      String pattern = "{\"" + name + "_id\":%s,\"" + name + "Id\":%s}";
      String swapped = "{\"" + name + "Id\":%s,\"" + name + "_id\":%s}";
      List<String> all =
          List.of(
              pattern.formatted(one, other),
              pattern.formatted(other, one),
              swapped.formatted(one, other),
              swapped.formatted(other, one));
      assertThat(all)
          .extracting(BusinessFieldsTest::facts)
          .allSatisfy(
              facts -> {
                boolean order = name.equals("order");
                assertThat(order ? facts.orderId() : facts.customerId()).isEqualTo(key);
                assertThat(facts.ambiguousKey()).isNull();
              });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"order_id\":\"A\",\"orderId\":\"B\"} | order_id",
        "{\"orderId\":\"A\",\"order_id\":\"B\"} | order_id",
        "{\"orderId\":\"A\",\"order_id\":\"a\"} | order_id",
        "{\"orderId\":7,\"order_id\":\"07\"} | order_id",
        "{\"customerId\":1,\"customer_id\":2} | customer_id",
        "{\"order_id\":\"A\",\"orderId\":\"B\",\"orderId\":\"A\"} |",
        "{\"order_id\":\"A\",\"customer_id\":\"B\"} |",
        "{\"order_id\":\"A\",\"x\":{\"orderId\":\"B\"}} |"
      })
  void of_keyWhoseSpellingsDiffer_isAmbiguous(String data, String key) {
    assertThat(facts(data).ambiguousKey()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "1, NUMBER",
    "-0.0, NUMBER",
    "1e40, NUMBER",
    "1e-40, NUMBER",
    "1e41, OUT_OF_RANGE",
    "1e-41, OUT_OF_RANGE",
    "1e99999999999, OUT_OF_RANGE",
    "1e-99999999999, OUT_OF_RANGE",
    "1e2147483648, OUT_OF_RANGE",
    "0e99999999999, OUT_OF_RANGE",
    "1111111111222222222233333333334444444444, NUMBER",
    "11111111112222222222333333333344444444445, OUT_OF_RANGE",
    "true, NOT_A_NUMBER",
    "null, NOT_A_NUMBER",
    "'\"1\"', NOT_A_NUMBER",
    "'{\"v\":1}', NOT_A_NUMBER",
    "'[1]', NOT_A_NUMBER"
  })
  void of_amountInEveryForm_saysWhatItIs(String amount, AmountIs expected) {
    BusinessFields facts = facts("{\"amount\":" + amount + ",\"order_id\":\"o\"}");

    assertThat(facts.amountIs()).isEqualTo(expected);
    assertThat(facts.amount() != null).isEqualTo(expected == AmountIs.NUMBER);
    assertThat(facts.orderId()).isEqualTo("o");
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "' ', EMPTY",
    "null, EMPTY",
    "{}, EMPTY",
    "[], EMPTY",
    "[{}], OTHER_JSON",
    "0, OTHER_JSON",
    "'\"text\"', OTHER_JSON",
    "false, OTHER_JSON",
    "'{\"a\":1}', OBJECT",
    "{} {}, BROKEN_JSON",
    "'{\"a\":1}x', BROKEN_JSON",
    "'{\"a\":', BROKEN_JSON",
    "[1, BROKEN_JSON",
    "NaN, BROKEN_JSON",
    "hello, BROKEN_JSON"
  })
  void of_declaredJson_hasAShape(String data, Shape shape) {
    assertThat(facts(data).shape()).isEqualTo(shape);
  }

  @Test
  void of_otherContentTypes_areOpaqueUnlessEmpty() {
    assertThat(BusinessFields.of(Bytes.utf8("{}"), "text/plain").shape()).isEqualTo(Shape.OPAQUE);
    assertThat(BusinessFields.of(Bytes.EMPTY, "text/plain").shape()).isEqualTo(Shape.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(ints = {Json.MAX_DEPTH, Json.MAX_DEPTH + 1, 100_000})
  void of_nesting_isReadUpToTheLimitAndNeverOverflows(int levels) {
    String data = "[".repeat(levels - 1) + "1" + "]".repeat(levels - 1);
    Shape expected = levels <= Json.MAX_DEPTH ? Shape.OBJECT : Shape.BROKEN_JSON;

    assertThat(facts("{\"a\":" + data + "}").shape()).isEqualTo(expected);
  }

  @Test
  void of_bytesThatAreNoUtf8_areBroken() {
    byte[] overlong = "{\"a\":\"\u00C0\u00AF\"}".getBytes(StandardCharsets.ISO_8859_1);
    byte[] wide = "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE);

    assertThat(BusinessFields.of(Bytes.of(overlong), JSON).shape()).isEqualTo(Shape.BROKEN_JSON);
    assertThat(BusinessFields.of(Bytes.of(wide), JSON).shape()).isEqualTo(Shape.BROKEN_JSON);
  }

  @Test
  void of_aByteOrderMarkBeforeTheData_isPassedOver() {
    BusinessFields facts = facts("\uFEFF{\"order_id\":\"A\",\"amount\":1}");

    assertThat(facts).isEqualTo(facts("{\"order_id\":\"A\",\"amount\":1}"));
    assertThat(facts("\uFEFF").shape()).isEqualTo(Shape.BROKEN_JSON);
    assertThat(facts("\uFEFF\uFEFF{\"a\":1}").shape()).isEqualTo(Shape.BROKEN_JSON);
  }

  private static BusinessFields facts(String data) {
    return BusinessFields.of(Bytes.utf8(data), JSON);
  }
}
