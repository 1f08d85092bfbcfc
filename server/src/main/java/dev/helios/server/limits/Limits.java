// SPDX-License-Identifier: MIT
package dev.helios.server.limits;

import dev.helios.core.event.BusinessFields;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Json;
import dev.helios.core.flow.FlowLimits;
import dev.helios.core.gateway.EventLimits;
import dev.helios.core.log.Cursor;
import dev.helios.core.watermark.KnownSource;
import dev.helios.core.watermark.SourceWatermark;
import dev.helios.core.watermark.Watermarks;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.LimitSettings;
import dev.helios.server.feed.FeedSessions;
import dev.helios.server.history.Verification;
import dev.helios.server.history.WhatIf;
import dev.helios.server.http.BodyLimits;
import dev.helios.server.json.EventJson;
import dev.helios.server.quarantine.QuarantineResource;
import dev.helios.store.cases.CaseNotes;
import dev.helios.store.cases.CaseQueries;
import dev.helios.store.events.EventQueries;
import dev.helios.wire.envelope.EnvelopeReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every limit that a client can meet, from the values that the code uses: {@code docs/limits.md} is
 * generated from this. Not thread-safe; {@link #of} is all there is to call.
 */
final class Limits {
  private final List<Limit> all = new ArrayList<>();

  private Limits() {}

  /**
   * One limit.
   *
   * @param unit bytes, characters, levels, seconds, or what is counted
   * @param setting name in the environment; null where it is the same everywhere
   * @param beyond what becomes of what goes beyond it
   */
  public record Limit(
      String name, long value, String unit, @Nullable String setting, String beyond) {}

  /**
   * All of them.
   *
   * @param headMax most bytes of a request's headers
   * @param lineMax most bytes of its first line
   */
  static List<Limit> of(HeliosConfig config, int headMax, int lineMax) {
    Limits limits = new Limits();
    limits.requests(config, headMax, lineMax);
    limits.deadlines(config.limits());
    limits.json();
    limits.events(config);
    limits.flows();
    limits.sources();
    limits.answers();
    limits.feed(config);
    return List.copyOf(limits.all);
  }

  private void requests(HeliosConfig config, int headMax, int lineMax) {
    add("request.line", lineMax, "bytes", null, "414, closed");
    add("request.headers", headMax, "bytes", null, "431, closed");
    for (Cloud cloud : Cloud.values()) {
      long max = Objects.requireNonNull(config.intake().bodyMax().get(cloud));
      String setting = "HELIOS_BODY_MAX_" + cloud.name();
      add("body." + cloud.label(), max, "bytes", setting, "413, as sent and as inflated");
    }
    BodyLimits bodies = BodyLimits.of(config);
    add("body.release", bodies.release(), "bytes", null, "413");
    add("body.other", bodies.other(), "bytes", "HELIOS_BODY_MAX_OTHER", "413");
    long memory = config.limits().bodyMemory();
    add("body.all_at_once", memory, "bytes", "HELIOS_BODY_MEMORY", "503");
    add(
        "deliveries.in_flight",
        config.intake().inFlightMax(),
        "events",
        "HELIOS_IN_FLIGHT_MAX",
        "503");
    add("log.waiting", config.broker().writerMemory(), "bytes", "HELIOS_LOG_WRITER_MEMORY", "503");
  }

  private void deadlines(LimitSettings limits) {
    deadline("head", limits.headDeadline(), "HELIOS_HEAD_DEADLINE", "408, closed");
    deadline("body", limits.bodyDeadline(), "HELIOS_BODY_DEADLINE", "408, closed");
    deadline("stall", limits.stallDeadline(), "HELIOS_STALL_DEADLINE", "closed");
  }

  private void json() {
    add("json.depth", Json.MAX_DEPTH, "levels", null, "json.too_deep");
    add("json.number", Json.MAX_NUMBER, "characters", null, "json.too_long");
    add("json.name", Json.MAX_NAME, "characters", null, "json.too_long");
    add("json.text", Json.MAX_STRING, "characters", null, "json.too_long");
    add("amount", BusinessFields.MAX_NUMBER_LENGTH, "characters", null, "amount.out_of_range");
  }

  private void events(HeliosConfig config) {
    add("batch", config.intake().batchMax(), "events", "HELIOS_BATCH_MAX", "batch.too_large");
    add("envelope", EnvelopeReader.MAX_MEMBERS, "members", null, "envelope.too_many_members");
    add("event.id", EventLimits.MAX_TEXT_BYTES, "bytes", null, "id.too_long; type, keys alike");
    add("event.source", EventLimits.MAX_SOURCE_BYTES, "bytes", null, "source.too_long");
    add("event.extensions", EventLimits.MAX_EXTENSIONS, "extensions", null, "extensions.too_many");
    add("event.extension", EventLimits.MAX_EXTENSION_BYTES, "bytes", null, "extension.too_long");
  }

  private void flows() {
    add("flow.text", FlowLimits.MAX_TEXT, "characters", null, "422 flow.invalid");
    add("flow.depth", FlowLimits.MAX_DEPTH, "levels", null, "422 flow.invalid");
    add("flow.values", FlowLimits.MAX_NODES, "values", null, "422 flow.invalid");
    add("flow.steps", FlowLimits.MAX_STEPS, "steps", null, "422 flow.invalid");
    add("flow.sources", FlowLimits.MAX_SOURCES, "sources", null, "422 flow.invalid; of a step");
    add("flow.agreements", FlowLimits.MAX_AGREEMENTS, "agreements", null, "422 flow.invalid");
  }

  private void sources() {
    String cloud = "known by their cloud only";
    add("watermark.sources", Watermarks.MAX_SOURCES, "sources", null, cloud + "; of each cloud");
    add("watermark.types", KnownSource.MAX_TYPES, "types", null, "the source may bring any type");
    add(
        "watermark.retired",
        SourceWatermark.RETIRED_AFTER.toSeconds(),
        "seconds",
        null,
        "a source that is not heard of is waited for no more");
  }

  private void answers() {
    add("page", EventQueries.MAX_LIMIT, "items", null, "the page is shorter");
    add("page.data", EventJson.PAYLOAD_MAX, "bytes", null, "payload_truncated");
    add("search", EventQueries.MAX_EXAMINED, "events", null, "next goes on from there");
    add("cases.csv", CaseQueries.MAX_EXPORT, "rows", null, "the file ends");
    add("whatif", WhatIf.MAX_CASES, "cases", null, "complete is false");
    add("verify", Verification.MAX_CASES, "cases", null, "complete is false");
    add("note", CaseNotes.MAX_TEXT, "characters", null, "422 note.refused");
    add("notes", CaseNotes.MAX_NOTES, "notes", null, "422 note.refused");
    add("quarantine.note", QuarantineResource.MAX_NOTE, "characters", null, "422 reason.missing");
  }

  private void feed(HeliosConfig config) {
    add("feed.clients", config.feed().clientsMax(), "clients", "HELIOS_FEED_CLIENTS_MAX", "503");
    add("feed.waiting", config.feed().buffer(), "events", "HELIOS_FEED_BUFFER", "a gap");
    add("feed.catch_up", FeedSessions.CATCH_UP_MAX, "events", null, "a gap");
    add("feed.position", Cursor.MAX_TEXT, "characters", null, "closed with 4400");
    add("feed.stall", FeedSessions.STUCK_SECONDS, "seconds", null, "closed with 4008");
  }

  private void deadline(String name, Duration value, String setting, String beyond) {
    add("deadline." + name, value.toSeconds(), "seconds", setting, beyond);
  }

  private void add(String name, long value, String unit, @Nullable String setting, String beyond) {
    all.add(new Limit(name, value, unit, setting, beyond));
  }
}
