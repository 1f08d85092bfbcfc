// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.helios.core.reconcile.text.VerdictText;
import dev.helios.core.watermark.KnownSource;
import dev.helios.core.watermark.SourceId;
import dev.helios.core.watermark.Watermarks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the reconciler has come in one partition of the events, and what it learned there of the
 * sources. Immutable.
 *
 * @param place offset of the next event to be judged
 * @param judged event records, repeats included, that belong to a case
 * @param outside event records that no flow has a place for
 * @param readThrough the log had been read to its end as it stood at this time; null before the
 *     first time
 */
public record PartitionProgress(
    int partition,
    long place,
    long judged,
    long outside,
    @Nullable Instant readThrough,
    Watermarks watermarks) {
  private static final JsonFactory FACTORY = new JsonFactory();

  static PartitionProgress none(int partition) {
    return new PartitionProgress(partition, 0, 0, 0, null, Watermarks.NONE);
  }

  PartitionProgress readThrough(Instant time) {
    return new PartitionProgress(partition, place, judged, outside, time, watermarks);
  }

  PartitionProgress with(Watermarks learned) {
    return new PartitionProgress(partition, place, judged, outside, readThrough, learned);
  }

  /** After one more event record. */
  PartitionProgress after(long offset, boolean belongs, Watermarks learned) {
    return new PartitionProgress(
        partition,
        offset + 1,
        judged + (belongs ? 1 : 0),
        outside + (belongs ? 0 : 1),
        readThrough,
        learned);
  }

  /** After a record that is no event. */
  PartitionProgress past(long offset) {
    return new PartitionProgress(partition, offset + 1, judged, outside, readThrough, watermarks);
  }

  /** Place and counts in few bytes: what has to be exact after a crash. */
  byte[] tally() {
    return ByteBuffer.allocate(3 * Long.BYTES)
        .putLong(place)
        .putLong(judged)
        .putLong(outside)
        .array();
  }

  /** The same progress with the place and counts of {@link #tally}. */
  PartitionProgress withTally(byte[] tally) {
    ByteBuffer counts = ByteBuffer.wrap(tally);
    return new PartitionProgress(
        partition, counts.getLong(), counts.getLong(), counts.getLong(), readThrough, watermarks);
  }

  public byte[] json() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeNumberField("partition", partition);
      out.writeNumberField("place", place);
      out.writeNumberField("judged", judged);
      out.writeNumberField("outside", outside);
      out.writeStringField("read_through", readThrough == null ? null : readThrough.toString());
      out.writeArrayFieldStart("watermarks");
      for (Map.Entry<SourceId, KnownSource> known : watermarks.all().entrySet()) {
        out.writeRawValue(
            new String(VerdictText.json(known.getKey(), known.getValue()), StandardCharsets.UTF_8));
      }
      out.writeEndArray();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads {@link #json} back. Throws IllegalArgumentException when the bytes are something else.
   */
  public static PartitionProgress parse(byte[] json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      int partition = 0;
      long place = 0;
      long judged = 0;
      long outside = 0;
      Instant readThrough = null;
      Watermarks watermarks = Watermarks.NONE;
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (name) {
          case "partition" -> partition = parser.getIntValue();
          case "place" -> place = parser.getLongValue();
          case "judged" -> judged = parser.getLongValue();
          case "outside" -> outside = parser.getLongValue();
          case "read_through" ->
              readThrough = value == JsonToken.VALUE_NULL ? null : Instant.parse(parser.getText());
          // "clouds" was written before there were sources in it.
          case "watermarks", "clouds" -> watermarks = watermarks(parser, json);
          default -> parser.skipChildren();
        }
      }
      return new PartitionProgress(partition, place, judged, outside, readThrough, watermarks);
    } catch (IOException | java.time.DateTimeException e) {
      throw new IllegalArgumentException("expected a partition's progress, found other", e);
    }
  }

  private static Watermarks watermarks(JsonParser parser, byte[] json) throws IOException {
    Map<SourceId, KnownSource> all = new HashMap<>();
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      int from = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      int to = (int) parser.currentLocation().getByteOffset();
      Map.Entry<SourceId, KnownSource> known =
          VerdictText.parseWatermark(Arrays.copyOfRange(json, from, to));
      all.put(known.getKey(), known.getValue());
    }
    return new Watermarks(all);
  }
}
