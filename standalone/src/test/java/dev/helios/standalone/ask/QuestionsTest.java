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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code whatif} and {@code verify} against a server that answers what the test says. */
class QuestionsTest {
  private static final String SAME = "{\"cases\":1200,\"same\":1200,\"differ\":0,\"moved\":[],";
  private static final String MOVED =
      """
      {"cases":1200,"same":1197,"differ":3,"moved":[{"from":"matched","to":"mismatched","cases":3,
       "exposure":[{"currency":"USD","amount":"120.00"},{"currency":null,"amount":"-5"},{"currency":"EUR","amount":"0.00"}],
       "examples":[{"key":"ORD-1\\u001b[2J","was":"matched: complete","would_be":"mismatched: paid",
        "sentence":"Paid 90 of 100."}]}],"complete":true,"new_field":{"a":[1]}}\
      """;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final StringWriter complaint = new StringWriter();
  private volatile String path = "";
  private volatile String body = "";
  private volatile int status = 200;
  private volatile String answer = "";

  @SuppressWarnings("NullAway.Init")
  private HttpServer server;

  @SuppressWarnings("NullAway.Init")
  private Path flow;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    flow = Files.writeString(folder.resolve("draft.yaml"), "flow: \"a\"\n");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext(
        "/",
        exchange -> {
          path = exchange.getRequestURI().getPath();
          body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
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

  @Test
  void whatif_nothingDiffers_endsWithZero() throws Exception {
    answer = SAME + "\"complete\":true}";
    assertThat(whatif("--flow", flow.toString())).isZero();
    assertThat(path).isEqualTo("/api/v1/reconciliation/whatif");
    assertThat(body).startsWith("{\"flow\":\"flow: \\\"a\\\"\\n\",\"to\":\"20");
    assertThat(printed()).contains("1,200 cases compared: 1,200 the same, 0 different.");
  }

  @Test
  void whatif_somethingDiffers_showsItAndEndsWithOne() throws Exception {
    answer = MOVED;
    assertThat(
            whatif(
                "--flow=" + flow,
                "--from",
                "2026-11-22T12:00:00+02:00",
                "--to",
                "2026-11-22T12:00:00Z"))
        .isEqualTo(1);
    assertThat(body)
        .contains("\"from\":\"2026-11-22T10:00:00Z\"", "\"to\":\"2026-11-22T12:00:00Z\"");
    assertThat(printed())
        .contains("1,197 the same, 3 different.")
        .contains("matched  mismatched  3      +120.00 USD, -5")
        .contains("would be  mismatched: paid", "Paid 90 of 100.");
  }

  @Test
  void whatif_statusStays_saysThatFindingsDiffer() throws Exception {
    answer =
        """
        {"cases":1,"same":0,"differ":1,"moved":[{"from":"matched","to":"matched","cases":1,
         "exposure":[{"currency":"EUR","amount":"0.00"}],"examples":[]}],"complete":true}\
        """;
    assertThat(whatif("--flow", flow.toString())).isEqualTo(1);
    assertThat(printed()).contains("matched  matched (other findings)  1      0");
  }

  @Test
  void whatif_keyWithTerminalCodes_isShownPlain() throws Exception {
    answer = MOVED;
    assertThat(whatif("--flow", flow.toString())).isEqualTo(1);
    assertThat(printed()).contains("ORD-1?[2J").doesNotContain("\u001b");
  }

  @Test
  void whatif_notAllCasesLookedAt_isNoAnswer() {
    answer = SAME + "\"complete\":false}";
    assertRefused(() -> whatif("--flow", flow.toString()), "more cases than one question");
  }

  @Test
  void whatif_noCases_isNoAnswer() {
    answer = "{\"cases\":0,\"same\":0,\"differ\":0,\"moved\":[],\"complete\":true}";
    assertRefused(() -> whatif("--flow", flow.toString()), "nothing was compared");
  }

  @Test
  void whatif_flowRefused_saysTheServersReason() {
    status = 422;
    answer = "{\"status\":422,\"code\":\"flow.invalid\",\"detail\":\"line 3: expected a step\"}";
    assertRefused(() -> whatif("--flow", flow.toString()), "line 3: expected a step");
  }

  @Test
  void whatif_wrongFlags_saysWhich() {
    String file = flow.toString();
    assertRefused(() -> whatif(), "--flow");
    assertRefused(() -> whatif("--flow"), "--flow");
    assertRefused(() -> whatif("--flow", "/nowhere"), "'/nowhere' is none");
    assertRefused(() -> whatif("--flow", file, "--all"), "'--all'");
    assertRefused(() -> whatif("--flow", "a", "--flow", "b"), "only once");
    assertRefused(() -> whatif("--flow", file, "--from", "yesterday"), "found 'yesterday'");
    assertRefused(
        () ->
            whatif(
                "--flow", file, "--from", "2026-11-22T12:00:00Z", "--to", "2026-11-22T12:00:00Z"),
        "has to be before");
    assertRefused(() -> run(new WhatIfCommand(out()), "--flow", file, "--url", "nowhere"), "--url");
  }

  @Test
  void verify_allEqual_endsWithZero() throws Exception {
    answer =
        "{\"verified\":7,\"equal\":7,\"different\":[],\"events_missing\":[],\"complete\":true}";
    assertThat(verify("--all")).isZero();
    assertThat(path).isEqualTo("/api/v1/reconciliation/verify");
    assertThat(body).isEqualTo("{}");
    assertThat(printed()).contains("7 verdicts derived again from their events: 7 equal, 0 not.");
  }

  @Test
  void verify_oneDiffers_namesItAndEndsWithOne() throws Exception {
    answer =
        """
        {"verified":2,"equal":0,"different":[{"verdict_id":"f:ORD-1:3","detail":"stored: matched"}],
         "events_missing":[{"verdict_id":"f:ORD-2:1","detail":"1 events are not stored"}],
         "complete":true}\
        """;
    assertThat(verify("--verdict", "f:ORD-1:3")).isEqualTo(1);
    assertThat(body).isEqualTo("{\"verdict_id\":\"f:ORD-1:3\"}");
    assertThat(printed())
        .contains("0 equal, 2 not", "f:ORD-1:3  stored: matched", "f:ORD-2:1  1 events are not");
  }

  @Test
  void verify_nothingThere_isNoAnswer() {
    answer = "{\"verified\":0,\"equal\":0,\"complete\":true}";
    assertRefused(() -> verify("--all"), "nothing was verified");
  }

  @Test
  void verify_wrongFlags_saysWhich() {
    assertRefused(() -> verify(), "--verdict=ID | --all");
    assertRefused(() -> verify("--all", "--verdict", "x"), "mutually exclusive");
    assertRefused(
        () -> verify("--verdict", "x", "--from", "2026-11-22T12:00:00Z"), "go with --all");
  }

  @Test
  void verify_answerIsSomethingElse_saysSo() {
    for (String other : List.of("<html>", "[]", "{\"verified\":\"7\"}", "{\"verified\":7", "")) {
      answer = other;
      assertRefused(() -> verify("--all"), "not one of HELIOS's");
    }
  }

  @Test
  void verify_serverAway_saysWhere() {
    int port = server.getAddress().getPort();
    server.stop(0);
    assertRefused(() -> verify("--all"), "The server at http://127.0.0.1:" + port);
  }

  private int whatif(String... words) {
    return run(new WhatIfCommand(out()), withUrl(words));
  }

  private int verify(String... words) {
    return run(new Verify(out()), withUrl(words));
  }

  private int run(Object command, String... words) {
    return Main.configured(new CommandLine(command))
        .setErr(new PrintWriter(complaint))
        .execute(words);
  }

  private String[] withUrl(String... words) {
    String url = "--url=http://127.0.0.1:" + server.getAddress().getPort() + "/";
    return Stream.concat(Stream.of(url), Stream.of(words)).toArray(String[]::new);
  }

  private PrintStream out() {
    return new PrintStream(printed, true, StandardCharsets.UTF_8);
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private void assertRefused(IntSupplier command, String sentence) {
    complaint.getBuffer().setLength(0);
    assertThat(command.getAsInt()).isEqualTo(2);
    assertThat(complaint.toString()).contains(sentence);
  }
}
