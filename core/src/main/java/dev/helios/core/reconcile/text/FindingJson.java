// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile.text;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.event.Rfc3339;
import dev.helios.core.reconcile.EventRef;
import dev.helios.core.reconcile.Exposure;
import dev.helios.core.reconcile.Finding;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Findings and exposure as JSON. {@code kind}, {@code step}, {@code cause}, {@code detail} first.
 */
final class FindingJson {
  private FindingJson() {}

  static void write(Finding finding, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("kind", finding.kind().label());
    out.writeStringField("step", finding.step());
    out.writeStringField("cause", finding.cause());
    out.writeStringField("detail", finding.detail());
    writeEvidence(finding, out);
    out.writeEndObject();
  }

  private static void writeEvidence(Finding finding, JsonGenerator out) throws IOException {
    switch (finding) {
      case Finding.Missing missing -> {
        out.writeArrayFieldStart("clouds");
        for (Cloud cloud : missing.clouds()) {
          out.writeString(cloud.label());
        }
        out.writeEndArray();
        out.writeNumberField("expected", missing.expected());
        out.writeNumberField("found", missing.found());
        out.writeStringField("deadline", Rfc3339.text(missing.deadline()));
      }
      case Finding.Late late -> {
        write("event", late.event(), out);
        out.writeStringField("deadline", Rfc3339.text(late.deadline()));
      }
      case Finding.Duplicate duplicate -> {
        write("event", duplicate.event(), out);
        write("first", duplicate.first(), out);
        write("amount", duplicate.amount(), out);
      }
      case Finding.Conflict conflict -> {
        write("event", conflict.event(), out);
        write("first", conflict.first(), out);
      }
      case Finding.Mismatch mismatch -> write(mismatch, out);
      case Finding.OutOfOrder order -> {
        write("event", order.event(), out);
        out.writeStringField("cause_step", order.causeStep());
        write("cause_event", order.causeEvent(), out);
        out.writeStringField("by", order.by().toString());
        out.writeStringField("tolerance", order.tolerance().toString());
      }
      case Finding.Unexpected unexpected -> {
        if (unexpected.event() != null) {
          write("event", unexpected.event(), out);
        }
        out.writeNumberField("count", unexpected.count());
        write("amount", unexpected.amount(), out);
      }
    }
  }

  private static void write(Finding.Mismatch mismatch, JsonGenerator out) throws IOException {
    out.writeStringField("left", mismatch.left());
    out.writeStringField("left_value", mismatch.leftValue());
    out.writeStringField("right", mismatch.right());
    out.writeStringField("right_value", mismatch.rightValue());
    write("difference", mismatch.difference(), out);
    write("tolerance", mismatch.tolerance(), out);
  }

  private static void write(String name, @Nullable BigDecimal number, JsonGenerator out)
      throws IOException {
    if (number != null) {
      out.writeStringField(name, number.toPlainString());
    }
  }

  private static void write(String name, EventRef event, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart(name);
    out.writeStringField("cloud", event.cloud().label());
    out.writeStringField("source", event.source());
    out.writeStringField("id", event.id());
    out.writeStringField("content_hash", event.contentHash().hex());
    out.writeStringField("occurred_at", Rfc3339.text(event.occurredAt()));
    out.writeStringField("received_at", Rfc3339.text(event.receivedAt()));
    out.writeEndObject();
  }

  static void write(Exposure exposure, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("amount", exposure.amount().toPlainString());
    if (exposure.currency() != null) {
      out.writeStringField("currency", exposure.currency());
    }
    out.writeEndObject();
  }

  static Exposure exposure(ParsedVerdict item) {
    return new Exposure(
        Objects.requireNonNull(item.decimal("amount")),
        item.has("currency") ? item.text("currency") : null);
  }

  static Finding read(ParsedVerdict item) {
    String step = item.text("step");
    return switch (item.word(Finding.Kind.class, "kind")) {
      case MISSING ->
          new Finding.Missing(
              step,
              clouds(item),
              item.integer("expected"),
              item.integer("found"),
              item.instant("deadline"),
              item.word(Finding.Missing.Why.class, "cause"));
      case LATE ->
          new Finding.Late(
              step,
              event(item, "event"),
              item.instant("deadline"),
              item.word(Finding.Late.How.class, "cause"));
      case DUPLICATE ->
          new Finding.Duplicate(
              step, event(item, "event"), event(item, "first"), item.decimal("amount"));
      case CONFLICT -> new Finding.Conflict(step, event(item, "event"), event(item, "first"));
      case MISMATCH -> mismatch(step, item);
      case OUT_OF_ORDER ->
          new Finding.OutOfOrder(
              step,
              event(item, "event"),
              item.text("cause_step"),
              event(item, "cause_event"),
              item.duration("by"),
              item.duration("tolerance"));
      case UNEXPECTED ->
          new Finding.Unexpected(
              step,
              item.has("event") ? event(item, "event") : null,
              item.integer("count"),
              item.decimal("amount"),
              item.word(Finding.Unexpected.Why.class, "cause"));
    };
  }

  private static SortedSet<Cloud> clouds(ParsedVerdict item) {
    return item.texts("clouds").stream()
        .map(VerdictText::cloud)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Finding mismatch(String step, ParsedVerdict item) {
    return new Finding.Mismatch(
        step,
        item.text("left"),
        item.text("left_value"),
        item.text("right"),
        item.text("right_value"),
        item.decimal("difference"),
        item.decimal("tolerance"),
        item.word(Finding.Mismatch.Why.class, "cause"));
  }

  private static EventRef event(ParsedVerdict owner, String name) {
    ParsedVerdict item = owner.object(name);
    return new EventRef(
        VerdictText.cloud(item.text("cloud")),
        item.text("source"),
        item.text("id"),
        Digest.parse(item.text("content_hash")),
        item.instant("occurred_at"),
        item.instant("received_at"));
  }
}
