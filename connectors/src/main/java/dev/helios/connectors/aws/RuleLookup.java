// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Finds the rules of a bus that feed queues, where nobody has named them. */
final class RuleLookup {
  private RuleLookup() {}

  /**
   * ARNs of the rules that have one of these queues as a target.
   *
   * @throws AwsCallException also when there is none
   */
  static List<String> feeding(
      EventBridgeAdmin bus, Arn busArn, SqsClient sqs, List<String> queueUrls)
      throws AwsCallException {
    Set<String> rules = new LinkedHashSet<>();
    for (String url : queueUrls) {
      rules.addAll(bus.rulesTo(arnOf(new SqsQueue(sqs, url)), busArn));
    }
    if (rules.isEmpty()) {
      throw AwsCallException.of(
          "EventBridge bus %s: expected a rule that leads to a queue of HELIOS, found none"
              .formatted(busArn.name()),
          "");
    }
    return List.copyOf(rules);
  }

  private static String arnOf(SqsQueue queue) throws AwsCallException {
    String arn = queue.attributes(QueueAttributeName.QUEUE_ARN).get(QueueAttributeName.QUEUE_ARN);
    if (arn == null) {
      throw AwsCallException.of("SQS queue " + queue.name() + ": expected its ARN, found none", "");
    }
    return arn;
  }
}
