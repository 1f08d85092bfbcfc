// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile.text;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.event.Identity;
import dev.helios.core.event.Rfc3339;
import dev.helios.core.event.TenantId;
import dev.helios.core.flow.FieldValue;
import dev.helios.core.flow.Sighting;
import dev.helios.core.log.Position;
import dev.helios.core.reconcile.Evidence;
import dev.helios.core.watermark.KnownSource;
import dev.helios.core.watermark.SourceRef;
import dev.helios.core.watermark.SourceWatermark;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
    for (Map.Entry<Cloud, SourceWatermark> entry : evidence.progress().entrySet()) {
      out.writeStartObject();
      out.writeStringField("cloud", entry.getKey().label());
      WatermarkJson.write(entry.getValue(), out);
      out.writeEndObject();
    }
    out.writeEndArray();
    if (!evidence.sources().isEmpty()) {
      out.writeArrayFieldStart("sources");
      for (Map.Entry<SourceRef, KnownSource> entry : evidence.sources().entrySet()) {
        out.writeStartObject();
        WatermarkJson.write(entry.getKey(), entry.getValue(), out);
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  static Evidence read(ParsedVerdict item) {
    Map<Cloud, SourceWatermark> progress = new EnumMap<>(Cloud.class);
    item.list(
            "progress",
            one -> Map.entry(VerdictText.cloud(one.text("cloud")), WatermarkJson.watermark(one)))
        .forEach(entry -> progress.put(entry.getKey(), entry.getValue()));
    SortedMap<SourceRef, KnownSource> sources = new TreeMap<>();
    if (item.has("sources")) {
      item.list("sources", one -> Map.entry(WatermarkJson.ref(one), WatermarkJson.known(one)))
          .forEach(entry -> sources.put(entry.getKey(), entry.getValue()));
    }
    return new Evidence(
        item.list("sightings", EvidenceJson::sighting),
        item.integer("overflow"),
        progress,
        sources,
        item.has("clock") ? item.instant("clock") : null);
  }

  private static void write(Sighting sighting, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("step", sighting.step());
    out.writeStringField("tenant", sighting.identity().tenant().value());
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

  private static Sighting sighting(ParsedVerdict item) {
    Map<String, FieldValue> values = new HashMap<>();
    ParsedVerdict written = item.object("values");
    for (String path : written.names()) {
      ParsedVerdict value = written.object(path);
      values.put(
          path, new FieldValue(value.word(FieldValue.Kind.class, "kind"), value.text("text")));
    }
    return new Sighting(
        item.text("step"),
        new Identity(
            TenantId.of(item.text("tenant")),
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

  private static @Nullable Position position(ParsedVerdict item) {
    if (!item.has("position")) {
      return null;
    }
    String[] parts = item.text("position").split(":", 2);
    return new Position(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
  }
}
