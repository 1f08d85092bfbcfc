// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What HELIOS uses at AWS, as far as it is configured.
 *
 * @param queues URLs of the queues that it fetches from
 * @param deadLetters URL of the dead-letter queue that it brings back from
 * @param archiveArn the archive that it replays from
 * @param rules ARNs of the rules that lead to it; empty to look up those that feed {@code queues}
 *     from the archive's bus
 */
public record AwsProbeSettings(
    List<String> queues,
    @Nullable String deadLetters,
    @Nullable String archiveArn,
    List<String> rules) {
  public AwsProbeSettings {
    queues = List.copyOf(queues);
    rules = List.copyOf(rules);
    queues.forEach(SqsSettings::nameOf);
    rules.forEach(Arn::of);
    if (deadLetters != null) {
      SqsSettings.nameOf(deadLetters);
    }
    if (archiveArn != null) {
      Arn.of(archiveArn);
    }
  }
}
