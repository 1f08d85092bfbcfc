// SPDX-License-Identifier: MIT
package dev.helios.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.lab.load.Measured;
import dev.helios.lab.load.Percentiles;
import dev.helios.lab.machine.Machine;
import dev.helios.lab.measure.Findings;
import dev.helios.lab.measure.MeasurePlan;
import dev.helios.lab.measure.Round;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LoadReportTest {
  private static final Machine MACHINE = new Machine("2 processors", "4 GB", "Linux", "Java 25");

  private static Round round(String name, long events, Duration caughtUp) {
    Percentiles answers = new Percentiles(1_000, 2_000, 3_000, 4_000, 5_000);
    return new Round(
        name,
        events,
        0,
        Duration.ofSeconds(10),
        caughtUp,
        true,
        0,
        answers,
        Map.of("server", 500L));
  }

  private static Measured measured(String name, int count, int due, long micros) {
    Histogram histogram = new Histogram(60_000_000, 3);
    histogram.recordValueWithCount(micros, count);
    return new Measured(name, due, histogram);
  }

  private static Findings findings() {
    Findings findings = new Findings(MeasurePlan.of(true));
    findings.flaw = null;
    findings.baseline.add(round("baseline 1", 20_000, Duration.ZERO));
    findings.singles.add(round("single events 1", 140_000, Duration.ofSeconds(1)));
    findings.batches.add(round("batches 1", 640_000, Duration.ofSeconds(4)));
    findings.latencies.add(measured("answer", 1_000, 1_000, 9_000));
    findings.latencies.add(measured("on the WebSocket", 900, 1_000, 9_000));
    findings.openMillis = Map.of("server", 100L);
    findings.openEvents = 1_000;
    return findings;
  }

  private static LoadReport report(Findings findings) {
    return new LoadReport(
        findings, new RunHead("./helios bench --quick", "abc", MACHINE, "0 before, 1 after"));
  }

  @Test
  void goals_ofARun_areRatiosAndPercentilesAgainstBothGoals() {
    List<Goal> goals = Goal.of(findings());

    assertThat(goals.get(0))
        .extracting(Goal::measured, Goal::met)
        .containsExactly("7.0 x", "first");
    // Catching up took two seconds more than it may, and they count as load: 640,000 in 12 s.
    assertThat(goals.get(1))
        .extracting(Goal::measured, Goal::met)
        .containsExactly("26.7 x", "first");
    assertThat(goals.get(3))
        .extracting(Goal::measured, Goal::met)
        .containsExactly("9.0 ms", "both");
  }

  @Test
  void goals_moreThanAHundredthNeverCame_isNotCalledMeasured() {
    assertThat(Goal.of(findings()).get(2)).extracting(Goal::measured).isEqualTo("not measured");
  }

  @Test
  void goals_withoutBaseline_haveNoRatio() {
    Findings findings = findings();
    findings.baseline.clear();

    assertThat(Goal.of(findings).getFirst()).extracting(Goal::met).isEqualTo("-");
  }

  @Test
  void markdown_ofASoundRun_hasCommandMachineCommitAndCostOfAnEvent() {
    assertThat(report(findings()).markdown("plot.svg"))
        .contains("`./helios bench --quick`, commit abc")
        .contains("2 processors, 4 GB")
        .contains("The books balance")
        .contains("](plot.svg)")
        .contains("| server  |     25.0 |           3.6 |     0.8 |     100.0 |")
        .doesNotContain("VOID");
  }

  @Test
  void markdown_ofAFlawedRun_isVoidAndSaysWhy() {
    Findings findings = findings();
    findings.flaw = "The books do not balance.";

    assertThat(findings.isVoid()).isTrue();
    assertThat(report(findings).tables()).contains("VOID: The books do not balance.");
  }

  @Test
  void svg_ofCurves_isWellFormedAndHasOneLineForEachThatHoldsAnything() throws Exception {
    Findings findings = findings();
    findings.latencies.add(measured("nothing", 0, 10, 1));

    String svg = Plot.svg("Percentiles", findings.latencies);

    var parsed =
        javax.xml.parsers.DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new java.io.ByteArrayInputStream(
                    svg.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(parsed.getElementsByTagName("polyline").getLength()).isEqualTo(2);
  }
}
