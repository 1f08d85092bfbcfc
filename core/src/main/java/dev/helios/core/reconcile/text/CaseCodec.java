// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile.text;

import static dev.helios.core.reconcile.text.CaseBytes.always;
import static dev.helios.core.reconcile.text.CaseBytes.bytes;
import static dev.helios.core.reconcile.text.CaseBytes.optional;
import static dev.helios.core.reconcile.text.CaseBytes.text;
import static dev.helios.core.reconcile.text.CaseBytes.time;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;
import dev.helios.core.flow.FieldValue;
import dev.helios.core.flow.Sighting;
import dev.helios.core.log.Position;
import dev.helios.core.reconcile.Case;
import dev.helios.core.reconcile.Evidence;
import dev.helios.core.reconcile.Exposure;
import dev.helios.core.reconcile.Judgement;
import dev.helios.core.reconcile.Status;
import dev.helios.core.watermark.ClockSkew;
import dev.helios.core.watermark.KnownSource;
import dev.helios.core.watermark.SourceRef;
import dev.helios.core.watermark.SourceWatermark;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Cases as compact bytes for a state store: equal cases have equal bytes, and reading gives an
 * equal case. The first byte is the form's number. Thread-safe.
 */
public final class CaseCodec {
  private static final int FORM = 2;

  /** The form of before a case had a field for what it waits for, and sources. */
  private static final int FORM_1 = 1;

  private CaseCodec() {}

  public static byte[] encode(Case value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(768);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      text(out, value.tenant().value());
      text(out, value.flow());
      out.writeInt(value.version());
      text(out, value.key());
      out.writeInt(value.revision());
      write(out, value.outcome());
      write(out, value.evidence());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads {@link #encode} back.
   *
   * @throws IllegalArgumentException when the bytes are no case
   */
  public static Case decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int form = in.readByte();
      if (form != FORM && form != FORM_1) {
        throw new IllegalArgumentException("expected a case of form " + FORM + ", found " + form);
      }
      TenantId tenant = TenantId.of(text(in));
      String flow = text(in);
      int version = in.readInt();
      String key = text(in);
      int revision = in.readInt();
      Judgement outcome = outcome(in, form);
      return new Case(tenant, flow, version, key, evidence(in, tenant, form), revision, outcome);
    } catch (IOException | IndexOutOfBoundsException | DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("expected a case, found " + bytes.length + " bytes", e);
    }
  }

  private static void write(DataOutputStream out, Judgement outcome) throws IOException {
    out.writeByte(outcome.status().ordinal());
    text(out, outcome.reason());
    SourceRef waitingFor = outcome.waitingFor();
    out.writeByte(waitingFor == null ? -1 : waitingFor.cloud().ordinal());
    if (waitingFor != null) {
      text(out, waitingFor.source());
    }
    boolean any = !outcome.findings().isEmpty();
    bytes(out, any ? VerdictText.findings(outcome.findings()) : new byte[0]);
    Exposure exposure = outcome.exposure();
    out.writeBoolean(exposure != null);
    if (exposure != null) {
      text(out, exposure.amount().toString());
      optional(out, exposure.currency());
    }
    time(out, outcome.nextDue());
  }

  private static @Nullable SourceRef waitingFor(DataInputStream in) throws IOException {
    byte cloud = in.readByte();
    return cloud < 0 ? null : new SourceRef(Cloud.values()[cloud], text(in));
  }

  private static Judgement outcome(DataInputStream in, int form) throws IOException {
    Status status = Status.values()[in.readByte()];
    String reason = text(in);
    SourceRef waitingFor = form == FORM_1 ? ReasonText.waitingFor(status, reason) : waitingFor(in);
    byte[] findings = bytes(in);
    Exposure exposure =
        in.readBoolean() ? new Exposure(new BigDecimal(text(in)), optional(in)) : null;
    return new Judgement(
        status,
        reason,
        waitingFor,
        findings.length == 0 ? List.of() : VerdictText.findings(findings),
        exposure,
        time(in));
  }

  private static void write(DataOutputStream out, Evidence evidence) throws IOException {
    time(out, evidence.clock());
    out.writeInt(evidence.overflow());
    out.writeShort(evidence.sightings().size());
    for (Sighting sighting : evidence.sightings()) {
      write(out, sighting);
    }
    out.writeByte(evidence.progress().size());
    for (Map.Entry<Cloud, SourceWatermark> entry : evidence.progress().entrySet()) {
      out.writeByte(entry.getKey().ordinal());
      write(out, entry.getValue());
    }
    out.writeShort(evidence.sources().size());
    for (Map.Entry<SourceRef, KnownSource> entry : evidence.sources().entrySet()) {
      out.writeByte(entry.getKey().cloud().ordinal());
      text(out, entry.getKey().source());
      out.writeByte(entry.getValue().types().size());
      for (String type : entry.getValue().types()) {
        text(out, type);
      }
      write(out, entry.getValue().watermark());
    }
  }

  private static void write(DataOutputStream out, SourceWatermark watermark) throws IOException {
    time(out, watermark.newest());
    time(out, watermark.lastArrival());
    time(out, watermark.resumedAt());
    time(out, watermark.settled());
    out.writeInt((int) watermark.usualGap().toMillis());
    time(out, watermark.heardSince());
    out.writeLong(watermark.events());
    time(out, watermark.skew().windowStart());
    out.writeLong(watermark.skew().current());
    out.writeLong(watermark.skew().previous());
  }

  private static Evidence evidence(DataInputStream in, TenantId tenant, int form)
      throws IOException {
    Instant clock = time(in);
    int overflow = in.readInt();
    int count = in.readShort();
    List<Sighting> sightings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sightings.add(sighting(in, tenant));
    }
    Map<Cloud, SourceWatermark> clouds = new EnumMap<>(Cloud.class);
    int known = in.readByte();
    for (int i = 0; i < known; i++) {
      clouds.put(Cloud.values()[in.readByte()], watermark(in, form));
    }
    SortedMap<SourceRef, KnownSource> sources = new TreeMap<>();
    int bring = form == FORM_1 ? 0 : in.readShort();
    for (int i = 0; i < bring; i++) {
      SourceRef ref = new SourceRef(Cloud.values()[in.readByte()], text(in));
      SortedSet<String> types = new TreeSet<>();
      int kept = in.readByte();
      for (int j = 0; j < kept; j++) {
        types.add(text(in));
      }
      sources.put(ref, new KnownSource(watermark(in, form), types));
    }
    return new Evidence(sightings, overflow, clouds, sources, clock);
  }

  private static SourceWatermark watermark(DataInputStream in, int form) throws IOException {
    Instant newest = always(in);
    Instant lastArrival = always(in);
    return new SourceWatermark(
        newest,
        lastArrival,
        always(in),
        always(in),
        Duration.ofMillis(in.readInt()),
        form == FORM_1 ? lastArrival : always(in),
        form == FORM_1 ? 1 : in.readLong(),
        new ClockSkew(always(in), in.readLong(), in.readLong()));
  }

  private static void write(DataOutputStream out, Sighting sighting) throws IOException {
    text(out, sighting.step());
    out.writeByte(sighting.cloud().ordinal());
    text(out, sighting.identity().source());
    text(out, sighting.identity().id());
    out.writeLong(sighting.contentHash().high());
    out.writeLong(sighting.contentHash().low());
    time(out, sighting.occurredAt());
    time(out, sighting.receivedAt());
    out.writeBoolean(sighting.timeAssumed());
    Position position = sighting.position();
    out.writeInt(position == null ? -1 : position.partition());
    out.writeLong(position == null ? -1 : position.offset());
    out.writeShort(sighting.values().size());
    for (Map.Entry<String, FieldValue> value : sighting.values().entrySet()) {
      text(out, value.getKey());
      out.writeByte(value.getValue().kind().ordinal());
      text(out, value.getValue().text());
    }
  }

  private static Sighting sighting(DataInputStream in, TenantId tenant) throws IOException {
    String step = text(in);
    Cloud cloud = Cloud.values()[in.readByte()];
    Identity identity = new Identity(tenant, cloud, text(in), text(in));
    Digest hash = new Digest(in.readLong(), in.readLong());
    Instant occurredAt = always(in);
    Instant receivedAt = always(in);
    boolean assumed = in.readBoolean();
    int partition = in.readInt();
    long offset = in.readLong();
    Map<String, FieldValue> values = new TreeMap<>();
    int count = in.readShort();
    for (int i = 0; i < count; i++) {
      values.put(text(in), new FieldValue(FieldValue.Kind.values()[in.readByte()], text(in)));
    }
    Position position = partition < 0 ? null : new Position(partition, offset);
    return new Sighting(step, identity, hash, occurredAt, receivedAt, assumed, position, values);
  }
}
