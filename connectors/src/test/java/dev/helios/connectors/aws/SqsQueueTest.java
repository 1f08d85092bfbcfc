// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.connectors.aws.AwsStandIn.Answer;
import dev.helios.connectors.aws.AwsStandIn.Call;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** The failures that a good answer of SQS may hold. */
class SqsQueueTest {
  private static final String DELETE = "AmazonSQS.DeleteMessageBatch";

  private AwsStandIn aws;
  private SqsQueue queue;

  @BeforeEach
  void start() throws IOException {
    aws = new AwsStandIn();
    queue = new SqsQueue(AwsClients.sqs(aws.access(), 2), aws.endpoint() + "/010987654321/helios");
  }

  @AfterEach
  void stop() {
    queue.close();
    aws.close();
  }

  @Test
  void delete_someFail_sendsOnlyThoseAgain() throws Exception {
    aws.on(
        DELETE, call -> aws.calls(DELETE).size() == 1 ? failed("InternalError", 1, 3) : failed(""));

    queue.delete(messages(4));

    assertThat(aws.calls(DELETE))
        .extracting(SqsQueueTest::handles)
        .containsExactly(List.of("h0", "h1", "h2", "h3"), List.of("h1", "h3"));
  }

  @Test
  void delete_someFailForEver_isAFaultAfterThreeTries() {
    aws.on(DELETE, call -> failed("InternalError", 0));

    assertThatThrownBy(() -> queue.delete(messages(2)))
        .isInstanceOf(AwsCallException.class)
        .hasMessage(
            "SQS DeleteMessageBatch on helios: 1 of 2 messages were not deleted after 3 tries:"
                + " InternalError no");
    assertThat(aws.calls(DELETE)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ReceiptHandleIsInvalid", "InvalidParameterValue"})
  void delete_aHandleThatIsTooOld_isLeftToComeAgain(String code) throws Exception {
    aws.on(DELETE, call -> failed(code, 0));

    queue.delete(messages(2));

    assertThat(aws.calls(DELETE)).hasSize(1);
  }

  @Test
  void delete_twentyFive_goInTens() throws Exception {
    aws.on(DELETE, call -> failed(""));

    queue.delete(messages(25));

    assertThat(aws.calls(DELETE))
        .extracting(call -> handles(call).size())
        .containsExactly(10, 10, 5);
  }

  @Test
  void receive_theClientIsClosedMeanwhile_isAFaultWhateverItThrows() {
    SqsQueue broken = new SqsQueue(new Broken(), "http://127.0.0.1/1/helios");
    assertThatThrownBy(() -> broken.receive(1, Duration.ZERO, Duration.ZERO))
        .as("while it is open, a defect is a defect")
        .isInstanceOf(NullPointerException.class);

    broken.close();

    assertThatThrownBy(() -> broken.receive(1, Duration.ZERO, Duration.ZERO))
        .isInstanceOf(AwsCallException.class)
        .hasMessage("SQS ReceiveMessage on helios: no answer: Connection");
  }

  /** Throws what Apache's client was seen to throw when it was closed between lease and connect. */
  private static final class Broken implements SqsClient {
    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
      throw new NullPointerException("Connection");
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  private static Answer failed(String code, int... ids) {
    List<String> entries =
        IntStream.of(ids)
            .mapToObj(
                id ->
                    "{\"Id\":\"%d\",\"Code\":\"%s\",\"SenderFault\":false,\"Message\":\"no\"}"
                        .formatted(id, code))
            .toList();
    return Answer.json("{\"Successful\":[],\"Failed\":[" + String.join(",", entries) + "]}");
  }

  private static List<String> handles(Call call) {
    return call.body().field("Entries").orElseThrow().asArray().stream()
        .map(entry -> entry.field("ReceiptHandle").map(JsonNode::text).orElseThrow())
        .toList();
  }

  private static List<Message> messages(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Message.builder().messageId("m" + i).receiptHandle("h" + i).build())
        .toList();
  }
}
