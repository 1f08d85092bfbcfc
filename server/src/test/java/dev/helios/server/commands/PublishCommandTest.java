// SPDX-License-Identifier: MIT
package dev.helios.server.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.connectors.port.Publisher;
import dev.helios.core.event.Cloud;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<Publisher.Outgoing> sent = new ArrayList<>();

  /** A bus in memory that answers each event as it is told. */
  private record Bus(
      List<Publisher.Outgoing> sent, Function<Publisher.Outgoing, Publisher.Sent> answer)
      implements Publisher {
    static Function<Outgoing, Sent> accepts() {
      return event -> new Sent.Accepted(event.id());
    }

    @Override
    public List<Sent> publish(List<Outgoing> events) {
      sent.addAll(events);
      return events.stream().map(answer).toList();
    }

    @Override
    public void close() {}
  }

  private int publish(Function<Publisher.Outgoing, Publisher.Sent> answer, String... words)
      throws Exception {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new PublishCommand(new Bus(sent, answer), out).all(options(words), NOW);
  }

  private static PublishOptions options(String... words) {
    PublishOptions options = new PublishOptions();
    PublishCommand.commandLine(options).parseArgs(words);
    return options;
  }

  private String said() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void all_aCount_sendsSoManyOrdersAndEndsWithZero() throws Exception {
    assertThat(publish(Bus.accepts(), "--cloud", "aws", "--count", "250")).isZero();

    assertThat(said()).contains("250 accepted, 0 rejected, 0 without an answer");
    assertThat(sent).hasSize(250).extracting(Publisher.Outgoing::id).doesNotHaveDuplicates();
    assertThat(sent).allSatisfy(event -> assertThat(event.type()).isEqualTo("OrderPlaced"));
  }

  @Test
  void all_oneSeed_makesEventsOfTheSameOrdersInEachCloud() {
    var placed = OutgoingEvents.made(Cloud.AWS, 3, 8, NOW);
    var paid = OutgoingEvents.made(Cloud.GCP, 3, 8, NOW);

    assertThat(paid.key()).isEqualTo(placed.key());
    assertThat(paid.data()).isEqualTo(placed.data());
    assertThat(paid.id()).isNotEqualTo(placed.id());
    assertThat(OutgoingEvents.made(Cloud.AWS, 4, 8, NOW).key()).isNotEqualTo(placed.key());
  }

  @Test
  void all_rejected_isNotSentAgainAndEndsWithOne() throws Exception {
    int code =
        publish(
            event -> new Publisher.Sent.Rejected("too large, token=geheim"),
            "--cloud=gcp",
            "--count=3");

    assertThat(code).isEqualTo(1);
    assertThat(sent).hasSize(3);
    assertThat(said()).contains("3 rejected", "too large").doesNotContain("geheim");
  }

  @Test
  void all_noAnswerOnce_isSentAgainUnderTheSameId() throws Exception {
    Set<String> seen = new HashSet<>();
    int code =
        publish(
            event ->
                seen.add(event.id())
                    ? new Publisher.Sent.Unknown("timeout")
                    : new Publisher.Sent.Accepted("x"),
            "--cloud=azure",
            "--count=2");

    assertThat(code).isZero();
    assertThat(sent).hasSize(4);
    assertThat(sent.subList(2, 4)).isEqualTo(sent.subList(0, 2));
  }

  @Test
  void all_noAnswerWhereTheCloudGivesTheIds_isNotSentAgain() throws Exception {
    int code = publish(event -> new Publisher.Sent.Unknown("timeout"), "--cloud=aws", "--count=2");

    assertThat(code).isEqualTo(1);
    assertThat(sent).hasSize(2);
    assertThat(said()).contains("2 without an answer", "timeout");
  }

  @Test
  void all_aFile_isSentLineByLineWithIdsThatStay(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("events.ndjson"),
            """
            {"id":"a-1","source":"shop","type":"OrderPlaced","time":"2026-11-20T08:00:00+01:00","data":{"order_id":"O-1"}}

            {"type":"OrderPlaced","key":"k","data":{"order_id":"O-2"}}
            """);

    publish(Bus.accepts(), "--cloud=aws", "--file=" + file);
    publish(Bus.accepts(), "--cloud=aws", "--file=" + file);

    assertThat(sent.subList(2, 4)).isEqualTo(sent.subList(0, 2));
    assertThat(sent.getFirst().id()).isEqualTo("a-1");
    assertThat(sent.getFirst().source()).isEqualTo("shop");
    assertThat(sent.getFirst().key()).isEqualTo("O-1");
    assertThat(sent.getFirst().time()).isEqualTo("2026-11-20T07:00:00Z");
    assertThat(sent.get(1).key()).isEqualTo("k");
    assertThat(sent.get(1).time()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"type\":\"A\"}", "{\"type\":1,\"data\":{}}", "7"})
  void read_aLineThatIsNoEvent_isNamed(String line) {
    assertThatThrownBy(() -> OutgoingEvents.read(line, 12, NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("line 12: expected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--cloud direct",
        "--cloud aws --count 0",
        "--cloud aws --count many",
        "--cloud aws --count 1 --file f",
        "--cloud",
        "--cloud aws --fast 1"
      })
  void execute_aWrongCommandLine_isRefusedInASentence(String line) {
    StringWriter err = new StringWriter();
    String[] words = line.isEmpty() ? new String[0] : line.split(" ");
    int code =
        PublishCommand.commandLine(new PublishOptions())
            .setErr(new PrintWriter(err))
            .execute(words);

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("./helios publish --help");
  }
}
