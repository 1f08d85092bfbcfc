// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.connectors.aws.AwsStandIn.Answer;
import dev.helios.connectors.port.Probe.Finding;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AwsProbeTest {
  private static final String PREFIX = "arn:aws:events:eu-central-1:010987654321:";
  private static final String QUEUE_ARN = "arn:aws:sqs:eu-central-1:010987654321:helios-dead";
  private static final String IDENTITY =
      """
      <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\
      <GetCallerIdentityResult><Arn>arn:aws:sts::010987654321:assumed-role/helios/i-1</Arn>\
      <UserId>A:i-1</UserId><Account>010987654321</Account></GetCallerIdentityResult>\
      </GetCallerIdentityResponse>\
      """;

  private static final Duration LONG = Duration.ofMinutes(2);

  private AwsStandIn aws;

  @BeforeEach
  void start() throws IOException {
    aws = new AwsStandIn();
    aws.on("STS", call -> new Answer(200, "text/xml", IDENTITY));
    attributes(
        """
        {"ApproximateNumberOfMessages":"0","MessageRetentionPeriod":"1209600","QueueArn":"q",\
        "RedrivePolicy":"{\\"deadLetterTargetArn\\":\\"%s\\",\\"maxReceiveCount\\":100}",\
        "Policy":"{\\"Service\\":\\"events.amazonaws.com\\"}"}\
        """
            .formatted(QUEUE_ARN));
    aws.on(
        "AWSEvents.DescribeArchive",
        call ->
            Answer.json(
                "{\"ArchiveName\":\"orders\",\"State\":\"ENABLED\",\"EventSourceArn\":\""
                    + PREFIX
                    + "event-bus/shop\"}"));
    aws.on("AWSEvents.ListRuleNamesByTarget", call -> Answer.json("{\"RuleNames\":[\"found\"]}"));
    aws.on("AWSEvents.DescribeRule", call -> Answer.json("{\"State\":\"ENABLED\"}"));
    targets(
        "{\"Id\":\"helios\",\"Arn\":\"a\",\"DeadLetterConfig\":{\"Arn\":\"" + QUEUE_ARN + "\"}}");
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void look_allIsWell_findsNoFlawAndChangesNothing() {
    List<Finding> found = look();

    assertThat(found).hasSizeGreaterThan(8).allMatch(Finding::good);
    assertThat(words(found)).contains("assumed-role/helios", QUEUE_ARN + " after 100 receives");
    assertThat(aws.calls)
        .extracting(call -> call.target().replaceAll(".*\\.", ""))
        .allMatch(name -> name.matches("STS|(Get|Describe|List)[A-Za-z]+"));
  }

  @Test
  void look_eachThingWrong_saysWhatToDo() {
    attributes("{\"ApproximateNumberOfMessages\":\"12\",\"MessageRetentionPeriod\":\"3600\"}");
    aws.on("AWSEvents.DescribeArchive", call -> Answer.json("{\"State\":\"DISABLED\"}"));
    aws.on("AWSEvents.DescribeRule", call -> Answer.json("{\"State\":\"DISABLED\"}"));
    targets("{\"Id\":\"helios\",\"Arn\":\"a\"}");

    List<Finding> flaws = look().stream().filter(finding -> !finding.good()).toList();

    assertThat(words(flaws))
        .contains(
            "no RedrivePolicy",
            "neither events.amazonaws.com",
            "Set MessageRetentionPeriod",
            "./helios backfill --cloud aws",
            "Create it again",
            "Enable it",
            "Set DeadLetterConfig");
  }

  @Test
  void look_everythingRefused_namesThePermissions() {
    aws.on("STS", call -> new Answer(403, "text/xml", "<ErrorResponse/>"));
    for (String target :
        List.of(
            "AmazonSQS.GetQueueAttributes",
            "AWSEvents.DescribeArchive",
            "AWSEvents.DescribeRule")) {
      aws.on(target, call -> Answer.error(400, "AccessDeniedException", "User is not authorized"));
    }

    List<Finding> found = look();

    assertThat(found).noneMatch(Finding::good);
    assertThat(words(found))
        .contains(
            "AWS_PROFILE",
            "sqs:GetQueueAttributes",
            "events:DescribeArchive",
            "events:DescribeRule")
        .doesNotContain(Access.SECRET, Access.TOKEN);
  }

  @Test
  void look_noRuleNamed_looksAtThoseThatFeedTheQueue() {
    List<Finding> found = look(List.of());

    assertThat(words(found)).contains("rule found is enabled: ENABLED");
    assertThat(aws.calls("AWSEvents.DescribeRule").getFirst().text("EventBusName"))
        .isEqualTo("shop");
  }

  @Test
  void look_nobodyThere_isAFlawAndNoException() {
    aws.close();

    assertThat(look()).isNotEmpty().noneMatch(Finding::good);
  }

  private List<Finding> look() {
    return look(List.of(PREFIX + "rule/shop/helios"));
  }

  private List<Finding> look(List<String> rules) {
    String queues = aws.endpoint() + "/010987654321/";
    AwsProbeSettings settings =
        new AwsProbeSettings(
            List.of(queues + "helios"), queues + "helios-dead", PREFIX + "archive/orders", rules);
    try (AwsProbe probe = new AwsProbe(aws.access(), settings, LONG, LONG)) {
      return probe.look();
    }
  }

  private void attributes(String json) {
    aws.on("AmazonSQS.GetQueueAttributes", call -> Answer.json("{\"Attributes\":" + json + "}"));
  }

  private void targets(String json) {
    aws.on("AWSEvents.ListTargetsByRule", call -> Answer.json("{\"Targets\":[" + json + "]}"));
  }

  private static String words(List<Finding> findings) {
    return String.join("\n", findings.stream().map(f -> f.what() + ": " + f.found()).toList());
  }
}
