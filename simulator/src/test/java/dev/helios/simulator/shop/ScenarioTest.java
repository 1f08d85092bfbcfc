// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.helios.simulator.wire.Cloud;
import dev.helios.simulator.wire.Kind;
import dev.helios.simulator.wire.Message;
import dev.helios.simulator.wire.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private static Settings settings(long seed, double errorRate, FaultPlan faults, Stall... stalls) {
    return new Settings(
        new RunId("00c0ffee"),
        seed,
        START,
        100,
        Duration.ofSeconds(100),
        errorRate,
        0.1,
        faults,
        List.of(stalls),
        new Flow(Flow.USUAL_WINDOW));
  }

  private static List<Planned> play(Scenario scenario) {
    List<Planned> all = new ArrayList<>();
    for (Planned planned = scenario.next(); planned != null; planned = scenario.next()) {
      all.add(planned);
    }
    return all;
  }

  private static List<Message> messages(List<Planned> played) {
    return played.stream().flatMap(planned -> planned.request().messages().stream()).toList();
  }

  private static Scenario make(String name, Settings settings) {
    return name.equals("orders") ? new OrdersScenario(settings) : new TrafficScenario(settings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "traffic"})
  void next_sameSeed_givesTheSameBytesAtTheSameTimes(String name) {
    List<Planned> one = play(make(name, settings(5, 0.05, FaultPlan.all())));
    List<Planned> two = play(make(name, settings(5, 0.05, FaultPlan.all())));
    Function<Planned, String> text =
        planned ->
            planned.at()
                + new String(
                    planned.request().body(), java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(one.stream().map(text)).containsExactlyElementsOf(two.stream().map(text).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "traffic"})
  void next_otherSeed_givesOtherBytes(String name) {
    byte[] one = play(make(name, settings(5, 0.05, FaultPlan.none()))).get(1).request().body();
    byte[] two = play(make(name, settings(6, 0.05, FaultPlan.none()))).get(1).request().body();
    assertThat(one).isNotEqualTo(two);
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "traffic"})
  void next_tenThousand_areSharedFourThreeThree(String name) {
    List<Message> all = messages(play(make(name, settings(7, 0.0, FaultPlan.none()))));
    assertThat(all).hasSizeBetween(9_990, 10_010);
    Map<Cloud, Integer> counts = new HashMap<>();
    all.forEach(message -> counts.merge(message.cloud(), 1, Integer::sum));
    double size = all.size();
    assertThat(counts.getOrDefault(Cloud.AWS, 0) / size).isCloseTo(0.4, within(0.01));
    assertThat(counts.getOrDefault(Cloud.GCP, 0) / size).isCloseTo(0.3, within(0.01));
    assertThat(counts.getOrDefault(Cloud.AZURE, 0) / size).isCloseTo(0.3, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "traffic"})
  void next_withErrors_makesTheAskedShareOfEach(String name) {
    List<Message> all = messages(play(make(name, settings(8, 0.1, FaultPlan.none()))));
    double size = all.size();
    assertThat(all.stream().filter(m -> m.kind() == Kind.MALFORMED).count() / size)
        .isCloseTo(0.05, within(0.01));
    assertThat(all.stream().filter(m -> m.kind() == Kind.REDELIVERY).count() / size)
        .isCloseTo(0.05, within(0.01));
  }

  @Test
  void next_ordersWithFaults_neverGoesBackInTime() {
    Stall stall = new Stall(Cloud.GCP, null, Duration.ofSeconds(20), Duration.ofSeconds(40));
    Instant last = Instant.MIN;
    for (Planned planned : play(new OrdersScenario(settings(9, 0.1, FaultPlan.all(), stall)))) {
      assertThat(planned.at()).isAfterOrEqualTo(last);
      last = planned.at();
    }
  }

  @Test
  void next_anyMessage_hasItsOwnNumberAndAnIdOfThisRun() {
    RunId run = new RunId("00c0ffee");
    Set<Long> numbers = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (Message message : messages(play(new OrdersScenario(settings(1, 0.1, FaultPlan.all()))))) {
      assertThat(numbers.add(message.n())).isTrue();
      assertThat(message.id()).startsWith(run.prefix(message.cloud()));
      boolean copy = message.kind() == Kind.REDELIVERY || message.kind() == Kind.CONFLICT;
      assertThat(ids.add(message.cloud() + message.id())).isEqualTo(!copy);
      assertThat(message.customerId()).matches("CUST-0(0[0-9][1-9]|0[1-9]0|100)");
    }
  }

  @Test
  void next_stalledCloud_sendsNothingMeanwhileAndAllOfItAfterwards() {
    Stall stall = new Stall(Cloud.GCP, null, Duration.ofSeconds(20), Duration.ofSeconds(40));
    List<Planned> played = play(new OrdersScenario(settings(9, 0.05, FaultPlan.none(), stall)));
    Instant begin = START.plusSeconds(20);
    Instant end = START.plusSeconds(60);
    assertThat(played)
        .filteredOn(planned -> planned.request().messages().getFirst().cloud() == Cloud.GCP)
        .noneMatch(planned -> planned.at().isAfter(begin) && planned.at().isBefore(end))
        .anyMatch(planned -> planned.at().equals(end));
  }

  @Test
  void next_oneStalledSource_leavesTheOtherOfItsCloudAlone() {
    Stall stall = new Stall(Cloud.GCP, Region.US, Duration.ofSeconds(20), Duration.ofSeconds(40));
    List<Planned> played = play(new OrdersScenario(settings(9, 0.05, FaultPlan.none(), stall)));
    List<Planned> meanwhile =
        played.stream()
            .filter(planned -> planned.at().isAfter(START.plusSeconds(20)))
            .filter(planned -> planned.at().isBefore(START.plusSeconds(60)))
            .toList();

    List<Message> gcp =
        messages(meanwhile).stream().filter(message -> message.cloud() == Cloud.GCP).toList();
    assertThat(gcp).isNotEmpty().allMatch(message -> message.region() == Region.EU);
    assertThat(messages(played)).anyMatch(message -> message.region() == Region.US);
  }

  @Test
  void truths_everyKindOfFault_comesAtItsRate() {
    OrdersScenario scenario = new OrdersScenario(settings(3, 0, FaultPlan.all()));
    play(scenario);
    List<Truth> truths = scenario.truths();
    assertThat(truths).hasSize(3_000);
    long faults = truths.stream().filter(truth -> truth.fault() != Fault.NONE).count();
    assertThat(faults / 3_000.0).isCloseTo(FaultPlan.all().total(), within(0.02));
    assertThat(truths.stream().map(Truth::fault).distinct()).hasSize(Fault.values().length);
  }

  @Test
  void next_faultsThatNeedADeadline_areFollowedByTrafficUntilItHasPassed() {
    List<Planned> played = play(new OrdersScenario(settings(3, 0, FaultPlan.all())));
    Instant lastDeadline = START.plusSeconds(100 + 45);
    for (Cloud cloud : Cloud.values()) {
      assertThat(messages(played).stream().filter(m -> m.cloud() == cloud))
          .anyMatch(message -> message.occurredAt().isAfter(lastDeadline));
    }
  }

  @Test
  void due_regularPace_neitherDriftsNorRounds() {
    assertThat(Settings.due(START, 0, 3)).isEqualTo(START);
    assertThat(Settings.due(START, 3_000_000, 3)).isEqualTo(START.plusSeconds(1_000_000));
    assertThat(Settings.due(START, 1, 4)).isEqualTo(START.plusMillis(250));
    assertThat(Settings.due(START, 1, 0.5)).isEqualTo(START.plusSeconds(2));
    assertThat(Settings.due(START, 20_001, 20_000)).isEqualTo(START.plusNanos(1_000_050_000));
  }
}
