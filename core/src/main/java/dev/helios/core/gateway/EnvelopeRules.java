// SPDX-License-Identifier: MIT
package dev.helios.core.gateway;

import dev.helios.core.event.Event;
import dev.helios.core.event.VisibleText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of the attributes of any event, so that every later module (Kafka headers,
 * PostgreSQL text, URLs) can carry them unchanged. Nothing is trimmed or shortened to fit: that
 * would make two identities one.
 */
final class EnvelopeRules {
  private EnvelopeRules() {}

  static Optional<Reason> broken(Event event) {
    return text("id", event.id(), EventLimits.MAX_TEXT_BYTES, true)
        .or(() -> text("source", event.identity().source(), EventLimits.MAX_SOURCE_BYTES, true))
        .or(() -> text("type", event.type(), EventLimits.MAX_TEXT_BYTES, true))
        .or(() -> text("subject", event.subject(), EventLimits.MAX_TEXT_BYTES, false))
        .or(() -> text("order_id", event.facts().orderId(), EventLimits.MAX_TEXT_BYTES, false))
        .or(
            () ->
                text("customer_id", event.facts().customerId(), EventLimits.MAX_TEXT_BYTES, false))
        .or(() -> blank(event.facts().orderId()))
        .or(() -> ambiguous(event.facts().ambiguousKey()))
        .or(() -> text("currency", event.facts().currency(), EventLimits.MAX_TEXT_BYTES, false))
        .or(() -> text("content_type", event.contentType(), EventLimits.MAX_TEXT_BYTES, false))
        .or(() -> extensions(event.extensions()));
  }

  private static Optional<Reason> extensions(Map<String, String> extensions) {
    if (extensions.size() > EventLimits.MAX_EXTENSIONS) {
      return Optional.of(
          new Reason(
              "extensions.too_many",
              "expected at most " + EventLimits.MAX_EXTENSIONS + ", found " + extensions.size()));
    }
    for (String name : extensions.keySet()) {
      if (Event.ATTRIBUTES.contains(name)) {
        return Optional.of(
            new Reason(
                "extension.reserved", "expected an extension name that is not an attribute"));
      }
    }
    return extensions.values().stream()
        .flatMap(value -> text("extension", value, EventLimits.MAX_EXTENSION_BYTES, false).stream())
        .findFirst();
  }

  /** An invisible key would open a case that cannot be searched for. */
  private static Optional<Reason> blank(@Nullable String orderId) {
    return orderId != null && VisibleText.isBlank(orderId)
        ? Optional.of(
            new Reason(
                "order_id.blank", "expected an order_id, found white space or unseen characters"))
        : Optional.empty();
  }

  private static Optional<Reason> ambiguous(@Nullable String key) {
    return Optional.ofNullable(key)
        .map(
            name ->
                new Reason(
                    name + ".ambiguous",
                    "expected one " + name + ", found two spellings of it that differ"));
  }

  private static Optional<Reason> text(
      String name, @Nullable String value, int maxBytes, boolean required) {
    if (value == null || value.isEmpty()) {
      return required
          ? Optional.of(new Reason(name + ".missing", "expected " + name + ", found none"))
          : Optional.empty();
    }
    // A char is at least one byte of UTF-8, so the cheap test decides for nearly all.
    int bytes =
        value.length() > maxBytes / 3
            ? value.getBytes(StandardCharsets.UTF_8).length
            : value.length();
    if (bytes > maxBytes) {
      return Optional.of(
          new Reason(
              name + ".too_long", "expected at most " + maxBytes + " bytes, found " + bytes));
    }
    return value.codePoints().allMatch(EnvelopeRules::isText)
        ? Optional.empty()
        : Optional.of(
            new Reason(
                name + ".not_text",
                "expected text, found a control character or half a surrogate"));
  }

  private static boolean isText(int codePoint) {
    boolean control = codePoint < 0x20 || (codePoint >= 0x7F && codePoint < 0xA0);
    boolean halfSurrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    return !control && !halfSurrogate;
  }
}
