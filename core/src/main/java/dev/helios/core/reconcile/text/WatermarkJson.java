// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile.text;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.helios.core.event.Rfc3339;
import dev.helios.core.watermark.ClockSkew;
import dev.helios.core.watermark.KnownSource;
import dev.helios.core.watermark.SourceRef;
import dev.helios.core.watermark.SourceWatermark;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/** Watermarks as members of a JSON object that is open. */
final class WatermarkJson {
  private WatermarkJson() {}

  static void write(SourceRef ref, KnownSource known, JsonGenerator out) throws IOException {
    out.writeStringField("cloud", ref.cloud().label());
    if (!ref.isWholeCloud()) {
      out.writeStringField("source", ref.source());
    }
    if (!known.types().isEmpty()) {
      out.writeArrayFieldStart("types");
      for (String type : known.types()) {
        out.writeString(type);
      }
      out.writeEndArray();
    }
    write(known.watermark(), out);
  }

  static void write(SourceWatermark watermark, JsonGenerator out) throws IOException {
    out.writeStringField("newest", Rfc3339.text(watermark.newest()));
    out.writeStringField("last_arrival", Rfc3339.text(watermark.lastArrival()));
    out.writeStringField("resumed_at", Rfc3339.text(watermark.resumedAt()));
    out.writeStringField("settled", Rfc3339.text(watermark.settled()));
    out.writeNumberField("usual_gap_ms", watermark.usualGap().toMillis());
    out.writeStringField("heard_since", Rfc3339.text(watermark.heardSince()));
    out.writeNumberField("events", watermark.events());
    ClockSkew skew = watermark.skew();
    if (skew.current() == ClockSkew.NONE
        && skew.previous() == ClockSkew.NONE
        && skew.windowStart().equals(Instant.EPOCH)) {
      return;
    }
    out.writeNumberField("skew_s", skew.estimate().toSeconds());
    out.writeStringField("skew_window", Rfc3339.text(skew.windowStart()));
    writeDelay("skew_current_ms", skew.current(), out);
    writeDelay("skew_previous_ms", skew.previous(), out);
  }

  private static void writeDelay(String name, long delay, JsonGenerator out) throws IOException {
    if (delay != ClockSkew.NONE) {
      out.writeNumberField(name, delay);
    }
  }

  static SourceRef ref(ParsedVerdict item) {
    return new SourceRef(
        VerdictText.cloud(item.text("cloud")), item.has("source") ? item.text("source") : "");
  }

  static KnownSource known(ParsedVerdict item) {
    SortedSet<String> types = new TreeSet<>();
    if (item.has("types")) {
      types.addAll(item.texts("types"));
    }
    return new KnownSource(watermark(item), types);
  }

  /** What was written before it was counted how often a cloud is heard counts as one event. */
  static SourceWatermark watermark(ParsedVerdict item) {
    return new SourceWatermark(
        item.instant("newest"),
        item.instant("last_arrival"),
        item.instant("resumed_at"),
        item.instant("settled"),
        Duration.ofMillis(item.whole("usual_gap_ms")),
        item.instant(item.has("heard_since") ? "heard_since" : "last_arrival"),
        item.has("events") ? item.whole("events") : 1,
        item.has("skew_window")
            ? new ClockSkew(
                item.instant("skew_window"),
                readDelay(item, "skew_current_ms"),
                readDelay(item, "skew_previous_ms"))
            : ClockSkew.unknown(Instant.EPOCH));
  }

  private static long readDelay(ParsedVerdict item, String name) {
    return item.has(name) ? item.whole(name) : ClockSkew.NONE;
  }
}
