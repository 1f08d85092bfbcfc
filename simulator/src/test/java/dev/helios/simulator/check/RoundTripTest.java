// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.simulator.check.FakeHelios.Misbehaviour;
import dev.helios.simulator.ledger.FileLedger;
import dev.helios.simulator.ledger.Ledger;
import dev.helios.simulator.ledger.RunHeader;
import dev.helios.simulator.send.Dispatcher;
import dev.helios.simulator.send.Run;
import dev.helios.simulator.send.Statistics;
import dev.helios.simulator.shop.Fault;
import dev.helios.simulator.shop.FaultPlan;
import dev.helios.simulator.shop.Finding;
import dev.helios.simulator.shop.Flow;
import dev.helios.simulator.shop.OrdersScenario;
import dev.helios.simulator.shop.RunId;
import dev.helios.simulator.shop.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole run against a server in this process, and the check of it. */
class RoundTripTest {
  private static final Clock CLOCK = Clock.systemUTC();

  /** Faults that are told without waiting for a deadline. */
  private static final FaultPlan QUICK =
      new FaultPlan(
          Map.of(
              Fault.CONFLICT, 0.1,
              Fault.DOUBLE_CHARGE, 0.1,
              Fault.MISMATCH, 0.1,
              Fault.REDELIVERY, 0.1,
              Fault.CANCELLED, 0.1));

  private final Path folder;
  private final FakeHelios helios = new FakeHelios();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  RoundTripTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
  }

  @AfterEach
  void stopServer() {
    helios.close();
  }

  private Statistics simulate(Path file) throws Exception {
    Settings settings =
        new Settings(
            new RunId("00c0ffee"),
            11,
            // Begun in the past: all of it is due at once, and the test need not wait.
            CLOCK.instant().minusSeconds(10),
            400,
            Duration.ofMillis(600),
            0.1,
            0.2,
            QUICK,
            List.of(),
            new Flow(Flow.USUAL_WINDOW));
    Statistics statistics = new Statistics();
    RunHeader header = new RunHeader("00c0ffee", 11, "orders", 400, settings.start());
    try (Ledger ledger = FileLedger.begin(file, header, CLOCK);
        Dispatcher dispatcher =
            new Dispatcher(
                helios.url(),
                ledger,
                statistics,
                (message, fate, nanos) -> {},
                CLOCK,
                64,
                10_000)) {
      new Run(new OrdersScenario(settings), ledger, dispatcher, CLOCK, settings.start()).play();
      long patience = Duration.ofSeconds(60).toNanos();
      assertThat(dispatcher.settle(System.nanoTime() + patience)).isTrue();
    }
    return statistics;
  }

  private int check(Path file) {
    PrintStream print = new PrintStream(out, true, UTF_8);
    return Check.run(file, helios.url(), Duration.ofMillis(1), print, CLOCK);
  }

  @Test
  void check_honestServer_findsNothing() throws Exception {
    Path file = folder.resolve("ledger");
    Statistics statistics = simulate(file);
    assertThat(statistics.lost()).isZero();
    assertThat(helios.stored()).isGreaterThan(150);
    assertThat(check(file)).as(out.toString(UTF_8)).isZero();
    assertThat(out.toString(UTF_8))
        .contains("NOT CHECKED: the server has no reconciliation API", "OK: no difference");
  }

  @Test
  void check_serverThatRefusesAndIsAskedAgain_findsNothing() throws Exception {
    helios.refuseEvery(7);
    Path file = folder.resolve("ledger");
    Statistics statistics = simulate(file);
    assertThat(statistics.lost()).isZero();
    assertThat(statistics.summary(Duration.ofSeconds(1))).doesNotContain("retried 0,");
    assertThat(check(file)).as(out.toString(UTF_8)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "LOSE_ONE, lost",
    "DOUBLE_ONE, doubled",
    "CHANGE_A_BYTE, changed",
    "ADD_A_PHANTOM, phantom",
    "FORGET_QUARANTINE, quarantine_lost",
    "UNMARK_CONFLICTS, conflict_unmarked",
    "UNBALANCED, unbalanced",
    "NEVER_IDLE, not_idle"
  })
  void check_misbehavingServer_isFoundOut(Misbehaviour misbehaviour, String difference)
      throws Exception {
    helios.misbehave(misbehaviour);
    Path file = folder.resolve("ledger");
    simulate(file);
    assertThat(check(file)).isEqualTo(1);
    assertThat(out.toString(UTF_8)).contains("DIFFERENCE " + difference + ": ");
  }

  @Test
  void check_serverAway_cannotCheck() throws Exception {
    Path file = folder.resolve("ledger");
    simulate(file);
    helios.close();
    assertThat(check(file)).isEqualTo(2);
    assertThat(out.toString(UTF_8)).contains("NOT CHECKED");
  }

  @Test
  void check_killedRun_leavesOutTheCutLineAndStillFindsALoss() throws Exception {
    Path file = folder.resolve("ledger");
    simulate(file);
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.lastIndexOf("\n", text.length() - 2) + 9));
    assertThat(check(file)).as(out.toString(UTF_8)).isZero();
    assertThat(out.toString(UTF_8)).contains("cut off", "ended from outside");
    helios.misbehave(Misbehaviour.LOSE_ONE);
    assertThat(check(file)).isEqualTo(1);
  }

  @Test
  void check_verdictsAsTheyMustBe_findsNothing() throws Exception {
    Path file = folder.resolve("ledger");
    simulate(file);
    Map<String, String> verdicts = rightVerdicts(file);
    helios.judge(verdicts::get);
    assertThat(check(file)).as(out.toString(UTF_8)).isZero();
    assertThat(out.toString(UTF_8))
        .contains("verdicts compared", "precision 1.0000, recall 1.0000", "money mismatched");
  }

  @Test
  void check_oneWrongVerdict_isFoundOut() throws Exception {
    Path file = folder.resolve("ledger");
    simulate(file);
    Map<String, String> verdicts = rightVerdicts(file);
    String order =
        verdicts.keySet().stream()
            .filter(id -> String.valueOf(verdicts.get(id)).contains("mismatch/"))
            .findFirst()
            .orElseGet(() -> verdicts.keySet().iterator().next());
    verdicts.put(order, "{\"status\":\"missing\",\"findings\":[],\"exposure\":null}");
    helios.judge(verdicts::get);
    assertThat(check(file)).isEqualTo(1);
    assertThat(out.toString(UTF_8)).contains("DIFFERENCE verdict: 1", order);
    verdicts.remove(order);
    assertThat(check(file)).isEqualTo(1);
    assertThat(out.toString(UTF_8)).contains("is no case []");
  }

  private static Map<String, String> rightVerdicts(Path file) throws Exception {
    Map<String, String> verdicts = new HashMap<>();
    for (Expected truth : LedgerReader.read(file).truths()) {
      String findings =
          truth.findings().stream().map(RoundTripTest::json).collect(Collectors.joining(","));
      String exposure =
          truth.exposure() == null ? "null" : "{\"amount\":\"" + truth.exposure() + "\"}";
      verdicts.put(
          truth.orderId(),
          "{\"status\":\"%s\",\"findings\":[%s],\"exposure\":%s}"
              .formatted(truth.status(), findings, exposure));
    }
    return verdicts;
  }

  private static String json(Finding finding) {
    return "{\"kind\":\"" + finding.kind() + "\",\"step\":\"" + finding.step() + "\"}";
  }

  @Test
  void check_malformedAdmitted_isFoundOut() {
    Report report = new Report();
    Entry entry =
        new Entry(
            1, "aws", "00c0ffee-1", null, null, "malformed", "aa", Instant.EPOCH, Instant.EPOCH);
    entry.answered(new dev.helios.simulator.ledger.Outcome(200, "accepted", null), Instant.EPOCH);
    Account account =
        new Account(
            new RunId("00c0ffee"),
            Instant.EPOCH,
            Instant.EPOCH,
            Map.of(1L, entry),
            List.of(),
            false,
            true);
    Map<String, List<Stored.Row>> rows =
        Map.of("aws 00c0ffee-1", List.of(new Stored.Row("aa", false)));
    StoredCheck.compare(account, new Stored(rows, 1), report);
    assertThat(report.count("malformed_admitted")).isEqualTo(1);
    assertThat(report.count("malformed_stored")).isEqualTo(1);
  }
}
