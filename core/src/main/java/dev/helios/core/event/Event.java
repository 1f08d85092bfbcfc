// SPDX-License-Identifier: MIT
package dev.helios.core.event;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A business event: a CloudEvents 1.0 event with what HELIOS adds to it. The data is kept to the
 * byte as it came. Immutable.
 *
 * @param occurredAt when the sender says it happened; the time of receipt where the sender gave
 *     none that can be used, and then {@link #TIME_ASSUMED} is among the extensions
 * @param contentType media type of the data
 * @param facts what was read out of the data
 * @param extensions CloudEvents extension attributes by name (lower-case letters and digits)
 * @param replay the name of the replay that brought this event back, null for an original
 * @param receivedAt when it was taken in
 * @param contentHash digest of type and data: tells a redelivery from a conflict
 */
public record Event(
    Identity identity,
    String type,
    @Nullable String subject,
    Instant occurredAt,
    String contentType,
    Bytes data,
    BusinessFields facts,
    Map<String, String> extensions,
    @Nullable String replay,
    Instant receivedAt,
    Digest contentHash) {

  /** Extension that holds the sender's own text where its time could not be used. */
  public static final String TIME_ASSUMED = "assumedtime";

  /** Names of attributes that are no extensions: those of CloudEvents, and those HELIOS adds. */
  public static final Set<String> ATTRIBUTES =
      Set.of(
          "specversion",
          "id",
          "source",
          "type",
          "subject",
          "time",
          "datacontenttype",
          "data",
          "tenant",
          "cloud",
          "correlationkey",
          "receivedtime",
          "contenthash",
          "replayname");

  public Event {
    extensions = Map.copyOf(extensions);
  }

  /** An event whose facts and hash are computed from its data. */
  public static Event of(
      Identity identity,
      String type,
      @Nullable String subject,
      Instant occurredAt,
      String contentType,
      Bytes data,
      Map<String, String> extensions,
      @Nullable String replay,
      Instant receivedAt) {
    return new Event(
        identity,
        type,
        subject,
        occurredAt,
        contentType,
        data,
        BusinessFields.of(data, contentType),
        extensions,
        replay,
        receivedAt,
        Digest.ofContent(type, data));
  }

  public Cloud cloud() {
    return identity.cloud();
  }

  public String id() {
    return identity.id();
  }

  /**
   * The key that flows join on, and that the log is keyed by: the order id; else the sender's
   * partition key; else the identity, so that an event without a business key still has a place.
   */
  public String correlationKey() {
    if (facts.orderId() != null) {
      return facts.orderId();
    }
    String partitionKey = extensions.get("partitionkey");
    return partitionKey != null ? partitionKey : identity.digest().hex();
  }
}
