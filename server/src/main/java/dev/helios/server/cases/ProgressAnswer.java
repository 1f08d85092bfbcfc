// SPDX-License-Identifier: MIT
package dev.helios.server.cases;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.helios.core.event.Cloud;
import dev.helios.core.watermark.KnownSource;
import dev.helios.core.watermark.SourceId;
import dev.helios.core.watermark.SourceRef;
import dev.helios.core.watermark.SourceWatermark;
import dev.helios.core.watermark.Watermarks;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How far each cloud of a tenant has come, and its sources, as a JSON answer. Pure. */
final class ProgressAnswer {
  private ProgressAnswer() {}

  static void write(JsonGenerator json, Watermarks watermarks, String tenant, Instant now)
      throws IOException {
    SortedMap<SourceRef, KnownSource> sources = new TreeMap<>();
    for (Map.Entry<SourceId, KnownSource> entry : watermarks.all().entrySet()) {
      if (entry.getKey().tenant().equals(tenant)) {
        sources.put(entry.getKey().ref(), entry.getValue());
      }
    }
    json.writeStartObject();
    json.writeArrayFieldStart("clouds");
    for (var cloud : watermarks.clouds(tenant).entrySet()) {
      json.writeStartObject();
      json.writeStringField("cloud", cloud.getKey().label());
      write(json, cloud.getValue(), now);
      json.writeNumberField("skew_ms", cloud.getValue().skew().estimate().toMillis());
      writeSources(json, cloud.getKey(), sources, now);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeSources(
      JsonGenerator json, Cloud cloud, Map<SourceRef, KnownSource> sources, Instant now)
      throws IOException {
    json.writeArrayFieldStart("sources");
    for (Map.Entry<SourceRef, KnownSource> entry : sources.entrySet()) {
      SourceRef ref = entry.getKey();
      if (ref.cloud() != cloud || ref.isWholeCloud()) {
        continue;
      }
      SourceWatermark watermark = entry.getValue().watermark();
      json.writeStartObject();
      json.writeStringField("source", ref.source());
      write(json, watermark, now);
      json.writeBooleanField("expected", watermark.isEstablished() && !watermark.isRetired(now));
      json.writeArrayFieldStart("types");
      for (String type : entry.getValue().types()) {
        json.writeString(type);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, SourceWatermark watermark, Instant now)
      throws IOException {
    json.writeStringField("newest_event", watermark.newest().toString());
    json.writeStringField("last_arrival", watermark.lastArrival().toString());
    json.writeNumberField("usual_gap_ms", watermark.usualGap().toMillis());
    json.writeNumberField("idle_timeout_ms", watermark.idleTimeout().toMillis());
    json.writeBooleanField("idle", watermark.isIdle(now));
  }
}
