// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.connectors.aws.AwsStandIn.Answer;
import dev.helios.connectors.aws.AwsStandIn.Call;
import dev.helios.connectors.port.Backfill;
import dev.helios.connectors.port.Backfill.Progress;
import dev.helios.connectors.port.Backfill.Range;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

class EventBridgeArchiveBackfillTest {
  private static final String PREFIX = "arn:aws:events:eu-central-1:010987654321:";
  private static final String ARCHIVE = PREFIX + "archive/orders";
  private static final String BUS = PREFIX + "event-bus/shop";
  private static final String RULE = PREFIX + "rule/shop/helios";
  private static final Range TUESDAY =
      new Range(
          Instant.parse("2026-11-17T00:00:00Z"),
          Instant.parse("2026-11-17T23:59:59.999Z"),
          "heal-2026-11-17");

  private AwsStandIn aws;
  private Backfill backfill;
  private final Ledger ledger = new Ledger();
  private final List<Progress> progress = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    aws = new AwsStandIn();
    aws.on(
        "AWSEvents.DescribeArchive",
        call ->
            Answer.json(
                """
                {"ArchiveArn":"%s","ArchiveName":"orders","EventSourceArn":"%s","State":"ENABLED",\
                "RetentionDays":30,"SizeBytes":512000,"EventCount":1204}\
                """
                    .formatted(ARCHIVE, BUS)));
    aws.on("AWSEvents.StartReplay", call -> Answer.json("{\"State\":\"STARTING\"}"));
    backfill = backfill(List.of(RULE), List.of());
  }

  @AfterEach
  void stop() {
    backfill.close();
    aws.close();
  }

  @Test
  void run_anArchive_replaysTheRangeToOurRulesAndWaits() throws Exception {
    states("STARTING", "RUNNING", "COMPLETED");

    backfill.run(TUESDAY, ledger, progress::add);

    JsonNode sent = aws.calls("AWSEvents.StartReplay").getFirst().body();
    assertThat(sent.field("ReplayName").orElseThrow().text()).isEqualTo("heal-2026-11-17");
    assertThat(sent.field("EventSourceArn").orElseThrow().text()).isEqualTo(ARCHIVE);
    assertThat(sent.field("EventStartTime").orElseThrow().asNumber()).startsWith("1794873600");
    assertThat(sent.field("EventEndTime").orElseThrow().asNumber()).startsWith("1794960000");
    JsonNode destination = sent.field("Destination").orElseThrow();
    assertThat(destination.field("Arn").orElseThrow().text()).isEqualTo(BUS);
    assertThat(destination.field("FilterArns").orElseThrow().asArray())
        .extracting(JsonNode::text)
        .containsExactly(RULE);
    assertThat(progress).extracting(Progress::done).containsExactly(false, false, true);
    assertThat(progress.getLast().state()).startsWith("COMPLETED, replayed through 2026-11-17T");
    assertThat(ledger.handed).hasValue(0);
  }

  @Test
  void run_noRulesGiven_findsThoseOfItsQueues() throws Exception {
    aws.on(
        "AmazonSQS.GetQueueAttributes",
        call ->
            Answer.json(
                "{\"Attributes\":{\"QueueArn\":\"arn:aws:sqs:eu-central-1:010987654321:helios\"}}"));
    aws.on(
        "AWSEvents.ListRuleNamesByTarget",
        call ->
            call.text("NextToken").isEmpty()
                ? Answer.json("{\"RuleNames\":[\"helios\"],\"NextToken\":\"n\"}")
                : Answer.json("{\"RuleNames\":[\"helios-2\"]}"));
    states("COMPLETED");

    try (Backfill looking = backfill(List.of(), List.of(aws.endpoint() + "/010987654321/helios"))) {
      looking.run(TUESDAY, ledger, progress::add);
    }

    assertThat(
            aws.calls("AWSEvents.StartReplay")
                .getFirst()
                .body()
                .field("Destination")
                .orElseThrow()
                .field("FilterArns")
                .orElseThrow()
                .asArray())
        .extracting(JsonNode::text)
        .containsExactly(RULE, RULE + "-2");
  }

  @Test
  void run_noRuleLeadsHere_startsNothing() throws Exception {
    aws.on(
        "AmazonSQS.GetQueueAttributes",
        call -> Answer.json("{\"Attributes\":{\"QueueArn\":\"arn:aws:sqs:x:1:helios\"}}"));
    aws.on("AWSEvents.ListRuleNamesByTarget", call -> Answer.json("{\"RuleNames\":[]}"));

    try (Backfill looking = backfill(List.of(), List.of(aws.endpoint() + "/1/helios"))) {
      assertThatThrownBy(() -> looking.run(TUESDAY, ledger, progress::add))
          .isInstanceOf(AwsCallException.class)
          .hasMessageContaining("expected a rule that leads to a queue of HELIOS");
    }

    assertThat(aws.calls("AWSEvents.StartReplay")).isEmpty();
  }

  @Test
  void run_theSameAgain_waitsForTheReplayThatIsThere() throws Exception {
    exists();
    states("RUNNING", "COMPLETED");

    backfill.run(TUESDAY, ledger, progress::add);

    assertThat(progress.getLast().done()).isTrue();
  }

  @Test
  void run_theNameOfAnotherRange_isRefused() {
    exists();
    states("COMPLETED");
    Range other = new Range(TUESDAY.from().minusSeconds(60), TUESDAY.to(), TUESDAY.replay());

    assertThatThrownBy(() -> backfill.run(other, ledger, progress::add))
        .isInstanceOf(AwsCallException.class)
        .hasMessageContaining("heal-2026-11-17 exists already");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "CANCELLED"})
  void run_theReplayEndsBadly_saysSo(String state) {
    states("RUNNING", state);

    assertThatThrownBy(() -> backfill.run(TUESDAY, ledger, progress::add))
        .isInstanceOf(AwsCallException.class)
        .hasMessageContaining("ended as " + state);
    assertThat(progress).noneMatch(Progress::done);
  }

  @Test
  void run_throttledAndFailing_isTriedAgain() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    aws.on(
        "AWSEvents.StartReplay",
        call ->
            switch (tries.incrementAndGet()) {
              case 1 -> Answer.error(400, "ThrottlingException", "slow down");
              case 2 -> Answer.error(500, "InternalException", "oops");
              default -> Answer.json("{\"State\":\"STARTING\"}");
            });
    states("COMPLETED");

    backfill.run(TUESDAY, ledger, progress::add);

    assertThat(tries).hasValue(3);
  }

  @Test
  void plan_anArchive_saysWhatAndChangesNothing() throws Exception {
    String plan = backfill.plan(TUESDAY);

    assertThat(plan)
        .contains("archive orders", "ENABLED", "1204 events", "30 days", RULE, "10 minutes");
    assertThat(aws.calls).extracting(Call::target).containsOnly("AWSEvents.DescribeArchive");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "heal/1", "x\ny"})
  void plan_aNameThatEventBridgeRefuses_isRefusedHere(String name) {
    Range range = new Range(TUESDAY.from(), TUESDAY.to(), name);

    assertThatThrownBy(() -> backfill.plan(range)).isInstanceOf(IllegalArgumentException.class);
    assertThat(aws.calls).isEmpty();
  }

  @Test
  void of_neitherRulesNorQueues_isRefused() {
    assertThatThrownBy(() -> EventBridgeArchiveSettings.of(ARCHIVE, List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("every consumer");
  }

  private void exists() {
    aws.on(
        "AWSEvents.StartReplay",
        call -> Answer.error(400, "ResourceAlreadyExistsException", "exists"));
  }

  /** A replay that is in these states, one after another. */
  private void states(String... states) {
    AtomicInteger asked = new AtomicInteger();
    aws.on(
        "AWSEvents.DescribeReplay",
        call ->
            Answer.json(
                """
                {"ReplayName":"%s","State":"%s","EventSourceArn":"%s","EventStartTime":1794873600,\
                "EventEndTime":1794960000,"EventLastReplayedTime":1794900000}\
                """
                    .formatted(
                        call.text("ReplayName"),
                        states[Math.min(asked.getAndIncrement(), states.length - 1)],
                        ARCHIVE)));
  }

  private Backfill backfill(List<String> rules, List<String> queues) {
    return new EventBridgeArchiveBackfill(
        aws.access(),
        new EventBridgeArchiveSettings(
            ARCHIVE, rules, queues, Duration.ofMillis(1), Duration.ofMinutes(1)));
  }
}
