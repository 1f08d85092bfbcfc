// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import dev.helios.core.event.Bytes;
import dev.helios.wire.envelope.EnvelopeReader;
import dev.helios.wire.envelope.JsonSlices;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a dead-letter blob holds: events, each with notes on why it could not be delivered. */
final class DeadLetterBlob {
  /** Notes of topics, as their schema spells them. */
  private static final Set<String> NOTES =
      Set.of(
          "deadLetterReason",
          "deliveryAttempts",
          "lastDeliveryOutcome",
          "publishTime",
          "lastDeliveryAttemptTime",
          "deadletterreason",
          "deliveryattempts",
          "lastdeliveryoutcome",
          "publishtime",
          "lastdeliveryattempttime");

  /** How namespaces wrap an event instead. */
  private static final Set<String> WRAPPED = Set.of("deadletterProperties", "brokerProperties");

  private DeadLetterBlob() {}

  /**
   * The events as they were before, with their exact bytes but for the notes.
   *
   * @throws IOException when the blob is broken JSON
   */
  static List<Bytes> originals(Bytes blob) throws IOException {
    List<Bytes> originals = new ArrayList<>();
    for (Bytes item : JsonSlices.itemsOf(blob)) {
      EnvelopeReader fields = EnvelopeReader.read(item, Set.of());
      boolean wrapped = fields.has("event") && WRAPPED.stream().anyMatch(fields::has);
      originals.add(
          wrapped ? fields.json("event") : JsonSlices.members(item, name -> !NOTES.contains(name)));
    }
    return originals;
  }

  /** When it happened, as its producer says; null when that cannot be read. */
  static @Nullable Instant time(Bytes event) {
    EnvelopeReader fields = EnvelopeReader.read(event, Set.of());
    String text = fields.text(fields.has("specversion") ? "time" : "eventTime");
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
