// SPDX-License-Identifier: MIT
package dev.helios.standalone.ask;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.helios.standalone.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * {@code backfill} against a server that answers what the test says, one answer after the other.
 */
class BackfillCommandTest {
  private static final String JOB =
      """
      {"id":"helios-1","cloud":"aws","kind":"archive","state":"%s","progress":"%s","found":1200,\
      "handed":%d,"kept":%d,"later":0,"error":%s,"ended_at":null}\
      """;
  private static final String[] ASKED = {
    "--cloud", "aws", "--from", "2026-11-20T00:00:00Z", "--to", "2026-11-21T00:00:00Z"
  };

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final StringWriter complaint = new StringWriter();
  private final ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private volatile int status = 202;

  @SuppressWarnings("NullAway.Init")
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
          byte[] bytes = String.valueOf(answers.poll()).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private int backfill(String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of(ASKED));
    words.addAll(List.of(more));
    words.addAll(List.of("--url", "http://127.0.0.1:" + server.getAddress().getPort()));
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return run(new BackfillCommand(out, Duration.ofMillis(1)), words);
  }

  private int run(BackfillCommand backfill, List<String> words) {
    return Main.configured(new CommandLine(backfill))
        .setErr(new PrintWriter(complaint))
        .execute(words.toArray(String[]::new));
  }

  private String said() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void run_untilDone_showsProgressAndEndsWithZero() throws Exception {
    answers.add(JOB.formatted("running", "starting", 0, 0, "null"));
    answers.add(JOB.formatted("running", "reading", 600, 550, "null"));
    answers.add(JOB.formatted("done", "done", 1200, 1200, "null"));

    assertThat(backfill("--kind", "archive")).isZero();

    assertThat(said())
        .contains("Back-fill helios-1 has begun.")
        .contains("reading: 1,200 found, 600 handed over, 550 kept")
        .contains("Done: 1,200 came in");
    assertThat(asked.getFirst())
        .startsWith("POST /api/v1/backfills ")
        .contains("\"cloud\":\"aws\"")
        .contains("\"kind\":\"archive\"")
        .doesNotContain("dry_run");
    assertThat(asked.getLast()).startsWith("GET /api/v1/backfills/helios-1");
  }

  @Test
  void run_failed_saysWhyAndEndsWithOne() throws Exception {
    answers.add(JOB.formatted("running", "starting", 0, 0, "null"));
    answers.add(JOB.formatted("failed", "reading", 10, 10, "\"the archive is gone\""));

    assertThat(backfill()).isEqualTo(1);
    assertThat(said()).contains("Failed: the archive is gone");
  }

  @Test
  void run_dry_saysThePlanAndNothingElse() throws Exception {
    answers.add(
        "{\"dry_run\":true,\"source\":\"aws/archive/a\",\"kind\":\"archive\",\"plan\":\"7\"}");

    assertThat(backfill("--dry-run")).isZero();
    assertThat(said()).contains("aws/archive/a: 7", "Nothing was changed.");
    assertThat(asked).singleElement().asString().contains("\"dry_run\":\"true\"");
  }

  @Test
  void run_refusedByTheServer_isItsDetail() throws Exception {
    status = 409;
    answers.add("{\"detail\":\"one of this kind is running: helios-0\"}");

    assertThat(backfill()).isEqualTo(2);
    assertThat(complaint.toString()).contains("409", "helios-0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--cloud aws", "--from 2026-11-20T00:00:00Z --to now --cloud aws"})
  void run_aWrongCommandLine_asksNobody(String line) {
    List<String> words = line.isEmpty() ? List.of() : List.of(line.split(" "));

    assertThat(run(new BackfillCommand(System.out), words)).isEqualTo(2);
    assertThat(complaint.toString()).isNotBlank();
    assertThat(asked).isEmpty();
  }
}
