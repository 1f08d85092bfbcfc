// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.connectors.azure.AzureTuning;
import dev.helios.connectors.azure.TopicSchema;
import dev.helios.connectors.flow.PullSettings;
import dev.helios.server.config.reader.Setting;
import java.time.Duration;

/**
 * How Azure's queues, namespaces and dead letters are handled, and what of them nobody could
 * confirm without an account. Immutable.
 */
public record AzureTuningSettings(
    @Setting(
            name = "HELIOS_AZURE_QUEUE_VISIBILITY",
            standard = "60s",
            min = 1,
            doc =
                "How long a storage queue hides a message that is under way; it is renewed in"
                    + " time. What a killed server had comes again after it.")
        Duration visibility,
    @Setting(
            name = "HELIOS_AZURE_QUEUE_IDLE",
            standard = "1s",
            min = 1,
            doc =
                "Longest pause between two looks at an empty storage queue; each look is"
                    + " billed.")
        Duration idle,
    @Setting(
            name = "HELIOS_AZURE_NAMESPACE_LOCK",
            standard = "60s",
            min = 1,
            doc = "Lock time that the subscriptions of the Event Grid namespace are set up with.")
        Duration lock,
    @Setting(
            name = "HELIOS_AZURE_NAMESPACE_API_VERSION",
            standard = "2024-06-01",
            doc = "api-version of the Event Grid namespaces' interface.")
        String apiVersion,
    @Setting(
            name = "HELIOS_AZURE_NAMESPACE_KEY_SCHEME",
            standard = "SharedAccessKey",
            doc = "Word before the namespace's key in the Authorization header.")
        String keyScheme,
    @Setting(
            name = "HELIOS_AZURE_DEAD_LETTER_DELAY",
            standard = "26h",
            min = 1,
            doc =
                "How long after an event happened its dead letter may be written: so far a"
                    + " back-fill looks.")
        Duration deadLetterDelay,
    @Setting(
            name = "HELIOS_AZURE_DEAD_LETTER_DELETE",
            standard = "false",
            doc = "Whether a back-fill deletes a dead-letter blob once all its events are kept.")
        boolean deadLetterDelete,
    @Setting(
            name = "HELIOS_AZURE_TOPIC_SCHEMA",
            standard = "event-grid",
            doc = "Schema of the topic to publish to: event-grid or cloud-events.")
        TopicSchema topicSchema) {

  /** The same as the connectors take it. */
  public AzureTuning tuning() {
    AzureTuning usual = AzureTuning.defaults();
    PullSettings pull = usual.pull();
    return new AzureTuning(
        new PullSettings(
            visibility,
            pull.underWay(),
            pull.settlers(),
            idle,
            pull.pause(),
            pull.pauseMax(),
            pull.drain()),
        apiVersion,
        keyScheme,
        lock,
        deadLetterDelay,
        usual.deadLetterBlobMax(),
        deadLetterDelete,
        topicSchema);
  }
}
