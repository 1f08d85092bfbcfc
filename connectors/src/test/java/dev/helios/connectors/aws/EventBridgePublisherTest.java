// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.connectors.aws.AwsStandIn.Answer;
import dev.helios.connectors.aws.AwsStandIn.Call;
import dev.helios.connectors.port.Publisher.Outgoing;
import dev.helios.connectors.port.Publisher.Sent;
import dev.helios.core.event.Bytes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

class EventBridgePublisherTest {
  private static final String PUT = "AWSEvents.PutEvents";
  private static final Instant TIME = Instant.parse("2026-11-20T07:41:09.250Z");

  private AwsStandIn aws;
  private EventBridgePublisher publisher;

  @BeforeEach
  void start() throws IOException {
    aws = new AwsStandIn();
    publisher =
        new EventBridgePublisher(
            aws.access(), new EventBridgeSettings("shop", 10_000, Duration.ofMinutes(1), 2));
  }

  @AfterEach
  void stop() {
    publisher.close();
    aws.close();
  }

  @Test
  void publish_twentyThreeEvents_goInTensAndInOrder() throws Exception {
    aws.on(PUT, call -> accepted(call, i -> true));

    List<Sent> sent = publisher.publish(events(23, 10));

    assertThat(aws.calls(PUT)).extracting(call -> entries(call).size()).containsExactly(10, 10, 3);
    assertThat(sent).hasSize(23).allMatch(Sent.Accepted.class::isInstance);
    JsonNode first = entries(aws.calls(PUT).getFirst()).getFirst();
    assertThat(first.field("EventBusName").orElseThrow().text()).isEqualTo("shop");
    assertThat(first.field("Source").orElseThrow().text()).isEqualTo("com.acme.shop");
    assertThat(first.field("DetailType").orElseThrow().text()).isEqualTo("OrderPlaced");
    assertThat(first.field("Time").orElseThrow().asNumber()).startsWith("1795160469.25");
    assertThat(first.field("Detail").orElseThrow().text()).startsWith("{\"order_id\":\"ORD-0\"");
  }

  @Test
  void publish_someEntriesFail_tellsEachItsFate() throws Exception {
    aws.on(PUT, call -> accepted(call, i -> i != 1));

    List<Sent> sent = publisher.publish(events(3, 10));

    assertThat(sent.get(0)).isEqualTo(new Sent.Accepted("given-0"));
    assertThat(sent.get(1))
        .isInstanceOfSatisfying(
            Sent.Unknown.class, unknown -> assertThat(unknown.why()).contains("InternalFailure"));
    assertThat(sent.get(2)).isEqualTo(new Sent.Accepted("given-2"));
    assertThat(aws.calls(PUT)).hasSize(1);
  }

  @Test
  void publish_anEntryThatIsWrong_isRejectedWithoutItsContent() throws Exception {
    aws.on(
        PUT,
        call ->
            Answer.json(
                "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"MalformedDetail\","
                    + "\"ErrorMessage\":\"Value 'card 4711' at 'detail' is malformed.\"}]}"));

    assertThat(publisher.publish(events(1, 10)))
        .singleElement()
        .isInstanceOfSatisfying(
            Sent.Rejected.class,
            rejected ->
                assertThat(rejected.why()).contains("MalformedDetail").doesNotContain("4711"));
  }

  @Test
  void publish_tooLargeForOneRequest_isCutByBytesAndTheLargestRejected() throws Exception {
    aws.on(PUT, call -> accepted(call, i -> true));
    List<Outgoing> events = new ArrayList<>(events(3, 4_500));
    events.add(1, event(9, 10_000));

    List<Sent> sent = publisher.publish(events);

    assertThat(aws.calls(PUT)).extracting(call -> entries(call).size()).containsExactly(2, 1);
    assertThat(sent.get(1)).isInstanceOf(Sent.Rejected.class);
    assertThat(List.of(sent.get(0), sent.get(2), sent.get(3)))
        .allMatch(Sent.Accepted.class::isInstance);
  }

  @ParameterizedTest
  @CsvSource({
    "400, ThrottlingException, true",
    "429, TooManyRequestsException, true",
    "500, InternalException, true",
    "503, ServiceUnavailable, true",
    "400, ResourceNotFoundException, false",
    "403, AccessDeniedException, false",
    "400, ValidationException, false"
  })
  void publish_theWholeRequestFails_isSentOnceAndToldToAll(int status, String type, boolean unknown)
      throws Exception {
    aws.on(PUT, call -> Answer.error(status, type, "no"));

    List<Sent> sent = publisher.publish(events(2, 10));

    assertThat(sent)
        .hasSize(2)
        .allMatch((unknown ? Sent.Unknown.class : Sent.Rejected.class)::isInstance);
    assertThat(aws.calls(PUT)).hasSize(1);
  }

  @Test
  void publish_noAnswer_isUnknownAndNotSentAgain() throws Exception {
    aws.on(PUT, call -> Answer.none());

    List<Sent> sent = publisher.publish(events(2, 10));

    assertThat(sent).hasSize(2).allMatch(Sent.Unknown.class::isInstance);
    assertThat(aws.calls(PUT)).hasSize(1);
  }

  @Test
  void publish_fewerAnswersThanEntries_isUnknown() throws Exception {
    aws.on(
        PUT, call -> Answer.json("{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"given\"}]}"));

    assertThat(publisher.publish(events(2, 10))).allMatch(Sent.Unknown.class::isInstance);
  }

  @Test
  void publish_aWrongSignature_repeatsNothingOfTheRequest() throws Exception {
    aws.on(
        PUT,
        call ->
            Answer.error(
                403,
                "InvalidSignatureException",
                "The Canonical String for this request should have been x-amz-security-token:"
                    + call.headers().get("X-amz-security-token")));

    assertThat(publisher.publish(events(1, 10)))
        .singleElement()
        .isInstanceOfSatisfying(
            Sent.Rejected.class,
            rejected ->
                assertThat(rejected.why())
                    .contains("403 InvalidSignatureException")
                    .doesNotContain(Access.TOKEN, Access.SECRET, Access.KEY));
  }

  private static Answer accepted(Call call, IntPredicate good) {
    AtomicInteger failed = new AtomicInteger();
    List<String> entries =
        IntStream.range(0, entries(call).size())
            .mapToObj(
                i -> {
                  if (good.test(i)) {
                    return "{\"EventId\":\"given-" + i + "\"}";
                  }
                  failed.incrementAndGet();
                  return "{\"ErrorCode\":\"InternalFailure\",\"ErrorMessage\":\"again\"}";
                })
            .toList();
    return Answer.json(
        "{\"FailedEntryCount\":%d,\"Entries\":[%s]}"
            .formatted(failed.get(), String.join(",", entries)));
  }

  private static List<JsonNode> entries(Call call) {
    return call.body().field("Entries").orElseThrow().asArray();
  }

  private static List<Outgoing> events(int count, int bytes) {
    return IntStream.range(0, count).mapToObj(i -> event(i, bytes)).toList();
  }

  private static Outgoing event(int number, int bytes) {
    String data = "{\"order_id\":\"ORD-" + number + "\",\"note\":\"" + "x".repeat(bytes) + "\"}";
    return new Outgoing(
        "mine-" + number, "com.acme.shop", "OrderPlaced", "ORD-" + number, TIME, Bytes.utf8(data));
  }
}
