// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import java.time.Duration;
import java.util.List;

/**
 * An archive of EventBridge to replay from.
 *
 * @param archiveArn the archive's ARN
 * @param rules ARNs of the rules that lead to HELIOS; empty to look up those that feed {@code
 *     queues}. A replay goes to these rules only: other consumers of the bus never see it
 * @param queues URLs of the queues that HELIOS fetches from, asked for their rules where no rules
 *     are given
 * @param look how often a replay under way is asked how far it is
 * @param patience how long it is waited for
 */
public record EventBridgeArchiveSettings(
    String archiveArn, List<String> rules, List<String> queues, Duration look, Duration patience) {
  public EventBridgeArchiveSettings {
    rules = List.copyOf(rules);
    queues = List.copyOf(queues);
    Arn.of(archiveArn);
    rules.forEach(Arn::of);
    queues.forEach(SqsSettings::nameOf);
    if (rules.isEmpty() && queues.isEmpty()) {
      throw new IllegalArgumentException(
          "expected the rules that lead to HELIOS, or a queue behind them, found neither: a replay"
              + " without rules goes to every consumer on the bus");
    }
    if (!look.isPositive() || !patience.isPositive()) {
      throw new IllegalArgumentException(
          "expected times to look and to wait above zero, found " + look + " and " + patience);
    }
  }

  /** Asked every five seconds, waited for a day. */
  public static EventBridgeArchiveSettings of(
      String archiveArn, List<String> rules, List<String> queues) {
    return new EventBridgeArchiveSettings(
        archiveArn, rules, queues, Duration.ofSeconds(5), Duration.ofDays(1));
  }
}
