// SPDX-License-Identifier: MIT
package dev.helios.core.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What HELIOS reads out of an event's data: the business keys and the money, from the top level of
 * a JSON object. A name that stands twice counts with its last value, as in every JSON reader that
 * users have; of the two spellings of a key the one that says something counts. Data that is not a
 * JSON object has no facts.
 *
 * @param shape what the data is
 * @param orderId {@code order_id} or {@code orderId}: a string or an integer, null where absent
 * @param customerId {@code customer_id} or {@code customerId}, likewise
 * @param amount exact value of {@code amount} when it is a number of at most {@value
 *     #MAX_NUMBER_LENGTH} characters; never through a double
 * @param amountIs what stands at {@code amount}
 * @param currency {@code currency} when it is a string
 * @param ambiguousKey {@code order_id} or {@code customer_id} where its two spellings say different
 *     things, null where no key is ambiguous
 */
public record BusinessFields(
    Shape shape,
    @Nullable String orderId,
    @Nullable String customerId,
    @Nullable BigDecimal amount,
    AmountIs amountIs,
    @Nullable String currency,
    @Nullable String ambiguousKey) {

  /** Longest number that is read as money; longer ones are kept in the data but not understood. */
  public static final int MAX_NUMBER_LENGTH = Decimals.MAX_LENGTH;

  /** What the data is. */
  public enum Shape {
    /** No data at all, JSON null, or an object or array without content. */
    EMPTY,
    OBJECT,
    /** JSON, but not an object. */
    OTHER_JSON,
    /** Declared as JSON and is not, or goes beyond {@link Json}'s limits. */
    BROKEN_JSON,
    /** Not JSON, and not declared so. */
    OPAQUE
  }

  /** What stands at {@code amount}. */
  public enum AmountIs {
    ABSENT,
    NUMBER,
    /** A number, but too long or with an exponent too large to be money. */
    OUT_OF_RANGE,
    /** A string, boolean, null, object or array. */
    NOT_A_NUMBER
  }

  private static final BusinessFields EMPTY = none(Shape.EMPTY);

  private static BusinessFields none(Shape shape) {
    return new BusinessFields(shape, null, null, null, AmountIs.ABSENT, null, null);
  }

  /** Reads the facts; never throws, whatever the bytes are. */
  public static BusinessFields of(Bytes data, String contentType) {
    if (data.isEmpty()) {
      return EMPTY;
    }
    if (!Json.isJson(contentType)) {
      return none(Shape.OPAQUE);
    }
    try (JsonParser parser = Json.parser(data)) {
      BusinessFields facts = read(parser);
      return parser.nextToken() == null ? facts : none(Shape.BROKEN_JSON);
    } catch (IOException e) {
      return none(Shape.BROKEN_JSON);
    }
  }

  private static BusinessFields read(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null || first == JsonToken.VALUE_NULL) {
      return EMPTY;
    }
    if (first != JsonToken.START_OBJECT) {
      boolean array = first == JsonToken.START_ARRAY;
      boolean empty = array && parser.nextToken() == JsonToken.END_ARRAY;
      if (array && !empty) {
        skipRestOfArray(parser);
      }
      return empty ? EMPTY : none(Shape.OTHER_JSON);
    }
    return readObject(parser);
  }

  private static void skipRestOfArray(JsonParser parser) throws IOException {
    do {
      parser.skipChildren();
    } while (parser.nextToken() != JsonToken.END_ARRAY);
  }

  private static BusinessFields readObject(JsonParser parser) throws IOException {
    KeySpellings order = new KeySpellings("order_id");
    KeySpellings customer = new KeySpellings("customer_id");
    BigDecimal amount = null;
    AmountIs amountIs = AmountIs.ABSENT;
    String currency = null;
    boolean empty = true;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      empty = false;
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "order_id", "orderId" -> order.put(name, key(parser, value));
        case "customer_id", "customerId" -> customer.put(name, key(parser, value));
        case "amount" -> {
          amount = money(parser, value);
          amountIs = amount != null ? AmountIs.NUMBER : notMoney(value);
        }
        case "currency" -> currency = value == JsonToken.VALUE_STRING ? parser.getText() : null;
        default -> {}
      }
      parser.skipChildren();
    }
    if (empty) {
      return EMPTY;
    }
    String ambiguous = order.isAmbiguous() ? "order_id" : null;
    if (ambiguous == null && customer.isAmbiguous()) {
      ambiguous = "customer_id";
    }
    return new BusinessFields(
        Shape.OBJECT, order.value(), customer.value(), amount, amountIs, currency, ambiguous);
  }

  private static @Nullable String key(JsonParser parser, JsonToken value) throws IOException {
    boolean scalar = value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT;
    if (!scalar || parser.getTextLength() == 0) {
      return null;
    }
    return parser.getText();
  }

  private static @Nullable BigDecimal money(JsonParser parser, JsonToken value) throws IOException {
    return value.isNumeric() ? Decimals.read(parser.getText()) : null;
  }

  private static AmountIs notMoney(JsonToken value) {
    return value.isNumeric() ? AmountIs.OUT_OF_RANGE : AmountIs.NOT_A_NUMBER;
  }
}
