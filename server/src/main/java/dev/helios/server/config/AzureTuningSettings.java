// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.connectors.azure.AzureTuning;
import dev.helios.connectors.azure.AzureTuning.Pull;
import dev.helios.connectors.azure.TopicSchema;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How Azure's queues, namespaces and dead letters are handled, and what of them nobody could
 * confirm without an account. Immutable.
 */
final class AzureTuningSettings {
  static final Setting<Duration> VISIBILITY =
      Setting.duration(
          "HELIOS_AZURE_QUEUE_VISIBILITY",
          "60s",
          "How long a storage queue hides a message that is under way; it is renewed in time. What a"
              + " killed server had comes again after it.");
  static final Setting<Duration> IDLE =
      Setting.duration(
          "HELIOS_AZURE_QUEUE_IDLE",
          "1s",
          "Longest pause between two looks at an empty storage queue; each look is billed.");
  static final Setting<Duration> LOCK =
      Setting.duration(
          "HELIOS_AZURE_NAMESPACE_LOCK",
          "60s",
          "Lock time that the subscriptions of the Event Grid namespace are set up with.");
  static final Setting<String> API_VERSION =
      Setting.text(
          "HELIOS_AZURE_NAMESPACE_API_VERSION",
          "2024-06-01",
          "api-version of the Event Grid namespaces' interface.");
  static final Setting<String> KEY_SCHEME =
      Setting.text(
          "HELIOS_AZURE_NAMESPACE_KEY_SCHEME",
          "SharedAccessKey",
          "Word before the namespace's key in the Authorization header.");
  static final Setting<Duration> DEAD_LETTER_DELAY =
      Setting.duration(
          "HELIOS_AZURE_DEAD_LETTER_DELAY",
          "26h",
          "How long after an event happened its dead letter may be written: so far a back-fill"
              + " looks.");
  static final Setting<Boolean> DEAD_LETTER_DELETE =
      Setting.flag(
          "HELIOS_AZURE_DEAD_LETTER_DELETE",
          false,
          "Whether a back-fill deletes a dead-letter blob once all its events are kept.");
  static final Setting<String> TOPIC_SCHEMA =
      Setting.text(
          "HELIOS_AZURE_TOPIC_SCHEMA",
          "event-grid",
          "Schema of the topic to publish to: event-grid or cloud-events.");

  static final List<Setting<?>> ALL =
      List.of(
          VISIBILITY,
          IDLE,
          LOCK,
          API_VERSION,
          KEY_SCHEME,
          DEAD_LETTER_DELAY,
          DEAD_LETTER_DELETE,
          TOPIC_SCHEMA);

  private static final List<String> SCHEMAS = List.of("event-grid", "cloud-events");
  private static final List<Setting<Duration>> TIMES =
      List.of(VISIBILITY, IDLE, LOCK, DEAD_LETTER_DELAY);

  private final Values values;

  AzureTuningSettings(Values values) {
    this.values = values;
  }

  AzureTuning tuning() {
    AzureTuning usual = AzureTuning.defaults();
    Pull pull = usual.pull();
    return new AzureTuning(
        new Pull(
            values.get(VISIBILITY),
            pull.underWay(),
            pull.settlers(),
            values.get(IDLE),
            pull.pause(),
            pull.pauseMax(),
            pull.drain()),
        values.get(API_VERSION),
        values.get(KEY_SCHEME),
        values.get(LOCK),
        values.get(DEAD_LETTER_DELAY),
        usual.deadLetterBlobMax(),
        values.get(DEAD_LETTER_DELETE),
        values.get(TOPIC_SCHEMA).toLowerCase(Locale.ROOT).equals(SCHEMAS.getFirst())
            ? TopicSchema.EVENT_GRID
            : TopicSchema.CLOUD_EVENTS);
  }

  /** Checked before {@link #tuning} is asked for. */
  void check(List<String> problems) {
    TIMES.stream()
        .filter(time -> values.get(time).toSeconds() < 1)
        .forEach(time -> problems.add(time.name() + ": expected at least 1s, found less"));
    if (!SCHEMAS.contains(values.get(TOPIC_SCHEMA).toLowerCase(Locale.ROOT))) {
      problems.add(
          TOPIC_SCHEMA.name() + ": expected event-grid or cloud-events, found something else");
    }
  }
}
