// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.event.Identity;
import dev.helios.core.event.Rfc3339;
import dev.helios.core.flow.FieldValue;
import dev.helios.core.flow.Sighting;
import dev.helios.core.log.Position;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evidence as JSON. */
final class EvidenceJson {
  private EvidenceJson() {}

  static void write(Evidence evidence, JsonGenerator out) throws IOException {
    out.writeStartObject();
    if (evidence.clock() != null) {
      out.writeStringField("clock", Rfc3339.text(evidence.clock()));
    }
    out.writeNumberField("overflow", evidence.overflow());
    out.writeArrayFieldStart("sightings");
    for (Sighting sighting : evidence.sightings()) {
      write(sighting, out);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("progress");
    for (Map.Entry<Cloud, CloudProgress> entry : evidence.progress().entrySet()) {
      writeProgress(entry.getKey(), entry.getValue(), out);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  static Evidence read(Parsed item) {
    Map<Cloud, CloudProgress> progress = new EnumMap<>(Cloud.class);
    item.list("progress", EvidenceJson::readProgress)
        .forEach(entry -> progress.put(entry.getKey(), entry.getValue()));
    return new Evidence(
        item.list("sightings", EvidenceJson::sighting),
        item.integer("overflow"),
        progress,
        item.has("clock") ? item.instant("clock") : null);
  }

  private static void write(Sighting sighting, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("step", sighting.step());
    out.writeStringField("tenant", sighting.identity().tenant());
    out.writeStringField("cloud", sighting.cloud().label());
    out.writeStringField("source", sighting.identity().source());
    out.writeStringField("id", sighting.identity().id());
    out.writeStringField("content_hash", sighting.contentHash().hex());
    out.writeStringField("occurred_at", Rfc3339.text(sighting.occurredAt()));
    out.writeStringField("received_at", Rfc3339.text(sighting.receivedAt()));
    if (sighting.timeAssumed()) {
      out.writeBooleanField("time_assumed", true);
    }
    if (sighting.position() != null) {
      out.writeStringField("position", sighting.position().toString());
    }
    out.writeObjectFieldStart("values");
    for (Map.Entry<String, FieldValue> value : sighting.values().entrySet()) {
      out.writeObjectFieldStart(value.getKey());
      out.writeStringField("kind", value.getValue().kind().name().toLowerCase(Locale.ROOT));
      out.writeStringField("text", value.getValue().text());
      out.writeEndObject();
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  private static Sighting sighting(Parsed item) {
    Map<String, FieldValue> values = new HashMap<>();
    Parsed written = item.object("values");
    for (String path : written.names()) {
      Parsed value = written.object(path);
      values.put(
          path, new FieldValue(value.word(FieldValue.Kind.class, "kind"), value.text("text")));
    }
    return new Sighting(
        item.text("step"),
        new Identity(
            item.text("tenant"),
            VerdictText.cloud(item.text("cloud")),
            item.text("source"),
            item.text("id")),
        Digest.parse(item.text("content_hash")),
        item.instant("occurred_at"),
        item.instant("received_at"),
        item.flag("time_assumed"),
        position(item),
        values);
  }

  private static @Nullable Position position(Parsed item) {
    if (!item.has("position")) {
      return null;
    }
    String[] parts = item.text("position").split(":", 2);
    return new Position(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
  }

  static void writeProgress(Cloud cloud, CloudProgress progress, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("cloud", cloud.label());
    out.writeStringField("newest", Rfc3339.text(progress.newest()));
    out.writeStringField("last_arrival", Rfc3339.text(progress.lastArrival()));
    out.writeStringField("resumed_at", Rfc3339.text(progress.resumedAt()));
    out.writeStringField("settled", Rfc3339.text(progress.settled()));
    out.writeNumberField("usual_gap_ms", progress.usualGap().toMillis());
    out.writeNumberField("skew_s", progress.skew().estimate().toSeconds());
    out.writeStringField("skew_window", Rfc3339.text(progress.skew().windowStart()));
    writeDelay("skew_current_ms", progress.skew().current(), out);
    writeDelay("skew_previous_ms", progress.skew().previous(), out);
    out.writeEndObject();
  }

  private static void writeDelay(String name, long delay, JsonGenerator out) throws IOException {
    if (delay != ClockSkew.NONE) {
      out.writeNumberField(name, delay);
    }
  }

  static Map.Entry<Cloud, CloudProgress> readProgress(Parsed item) {
    CloudProgress progress =
        new CloudProgress(
            item.instant("newest"),
            item.instant("last_arrival"),
            item.instant("resumed_at"),
            item.instant("settled"),
            Duration.ofMillis(item.whole("usual_gap_ms")),
            new ClockSkew(
                item.instant("skew_window"),
                readDelay(item, "skew_current_ms"),
                readDelay(item, "skew_previous_ms")));
    return Map.entry(VerdictText.cloud(item.text("cloud")), progress);
  }

  private static long readDelay(Parsed item, String name) {
    return item.has(name) ? item.whole(name) : ClockSkew.NONE;
  }
}
