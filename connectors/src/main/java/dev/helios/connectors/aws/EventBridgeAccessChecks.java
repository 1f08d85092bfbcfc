// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import dev.helios.connectors.port.Probe.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.ArchiveState;
import software.amazon.awssdk.services.eventbridge.model.DescribeArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Looks at archives and rules. */
final class EventBridgeAccessChecks {
  private final AwsAccess access;
  private final Duration answer;

  EventBridgeAccessChecks(AwsAccess access, Duration answer) {
    this.access = access;
    this.answer = answer;
  }

  List<Finding> archive(Arn archive) {
    String what = "archive " + archive.name() + " takes events";
    try (EventBridgeAdmin bus = bus()) {
      DescribeArchiveResponse found = bus.archive(archive);
      boolean on = found.state() == ArchiveState.ENABLED || found.state() == ArchiveState.UPDATING;
      return List.of(
          new Finding(
              what,
              on,
              found.stateAsString()
                  + (on ? "" : ". Create it again; what has passed meanwhile is not in it")));
    } catch (AwsCallException fault) {
      return List.of(silent(what, fault, "events:DescribeArchive"));
    }
  }

  List<Finding> rule(Arn rule) {
    String what = "rule " + rule.name() + " is enabled";
    try (EventBridgeAdmin bus = bus()) {
      DescribeRuleResponse found = bus.rule(rule);
      boolean on = found.state() != RuleState.DISABLED;
      List<Finding> findings = new ArrayList<>();
      findings.add(
          new Finding(what, on, found.stateAsString() + (on ? "" : ". Enable it: no event comes")));
      List<Target> targets = bus.targets(rule);
      targets.forEach(target -> findings.add(deadLetters(rule, target)));
      if (targets.isEmpty()) {
        findings.add(
            new Finding(
                "rule " + rule.name() + " has a target",
                false,
                "none. Add the queue or the API destination."));
      }
      return findings;
    } catch (AwsCallException fault) {
      return List.of(silent(what, fault, "events:DescribeRule and events:ListTargetsByRule"));
    }
  }

  /** The rules that feed these queues from an archive's bus. */
  List<Finding> rulesOf(Arn archive, List<String> queues) {
    try (EventBridgeAdmin bus = bus();
        SqsClient sqs = AwsClients.sqsOnce(access, answer)) {
      Arn busArn = Arn.of(bus.archive(archive).eventSourceArn());
      List<Finding> findings = new ArrayList<>();
      for (String rule : RuleLookup.feeding(bus, busArn, sqs, queues)) {
        findings.addAll(rule(Arn.of(rule)));
      }
      return findings;
    } catch (AwsCallException fault) {
      return List.of(
          silent(
              "a rule feeds the queue",
              fault,
              "events:DescribeArchive and events:ListRuleNamesByTarget"));
    }
  }

  private static Finding deadLetters(Arn rule, Target target) {
    String what = "target " + target.id() + " of rule " + rule.name() + " has a dead-letter queue";
    boolean has = target.deadLetterConfig() != null && target.deadLetterConfig().arn() != null;
    return new Finding(
        what,
        has,
        has
            ? target.deadLetterConfig().arn()
            : "none: what cannot be delivered within 24 hours is dropped. Set DeadLetterConfig.");
  }

  private static Finding silent(String what, AwsCallException fault, String actions) {
    return new Finding(
        what, false, fault.getMessage() + ". Allow " + actions + ", or mend its ARN.");
  }

  private EventBridgeAdmin bus() {
    return new EventBridgeAdmin(AwsClients.eventBridgeOnce(access, answer, 2));
  }
}
