// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeReplayResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.StartReplayRequest;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Archives, replays and rules of EventBridge, as far as they are needed. Thread-safe. */
final class EventBridgeAdmin implements AutoCloseable {
  /** More pages than any account may have rules or targets. */
  private static final int PAGES = 50;

  private final EventBridgeClient client;

  EventBridgeAdmin(EventBridgeClient client) {
    this.client = client;
  }

  DescribeArchiveResponse archive(Arn archive) throws AwsCallException {
    return call(
        "DescribeArchive",
        archive.name(),
        () -> client.describeArchive(r -> r.archiveName(archive.name())));
  }

  DescribeReplayResponse replay(String name) throws AwsCallException {
    return call("DescribeReplay", name, () -> client.describeReplay(r -> r.replayName(name)));
  }

  void start(StartReplayRequest replay) throws AwsCallException {
    call("StartReplay", replay.replayName(), () -> client.startReplay(replay));
  }

  DescribeRuleResponse rule(Arn rule) throws AwsCallException {
    return call(
        "DescribeRule",
        rule.name(),
        () -> client.describeRule(r -> r.name(rule.name()).eventBusName(rule.bus())));
  }

  List<Target> targets(Arn rule) throws AwsCallException {
    List<Target> targets = new ArrayList<>();
    String next = null;
    for (int page = 0; page < PAGES; page++) {
      String token = next;
      ListTargetsByRuleResponse answer =
          call(
              "ListTargetsByRule",
              rule.name(),
              () ->
                  client.listTargetsByRule(
                      r -> r.rule(rule.name()).eventBusName(rule.bus()).nextToken(token)));
      targets.addAll(answer.targets());
      next = answer.nextToken();
      if (next == null) {
        break;
      }
    }
    return targets;
  }

  /** The ARNs of the rules on a bus that have this target. */
  List<String> rulesTo(String targetArn, Arn bus) throws AwsCallException {
    List<String> rules = new ArrayList<>();
    String next = null;
    for (int page = 0; page < PAGES; page++) {
      String token = next;
      ListRuleNamesByTargetResponse answer =
          call(
              "ListRuleNamesByTarget",
              bus.name(),
              () ->
                  client.listRuleNamesByTarget(
                      r -> r.targetArn(targetArn).eventBusName(bus.bus()).nextToken(token)));
      answer.ruleNames().forEach(name -> rules.add(bus.rule(name)));
      next = answer.nextToken();
      if (next == null) {
        break;
      }
    }
    return rules;
  }

  @Override
  public void close() {
    client.close();
  }

  private static <T> T call(String operation, String resource, Supplier<T> call)
      throws AwsCallException {
    try {
      return call.get();
    } catch (SdkException | IllegalStateException e) {
      throw AwsCallException.of("EventBridge", operation, resource, e);
    }
  }
}
