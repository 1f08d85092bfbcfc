// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.simulator.wire.Cloud;
import dev.helios.simulator.wire.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OracleTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00.700Z");
  private static final Flow FLOW = new Flow(Flow.USUAL_WINDOW);

  /** Status and the kinds of findings that a fault may lead to, by hand from the flow. */
  private static final Map<Fault, String> STATUS =
      Map.of(
          Fault.MISSING, "missing",
          Fault.ORPHAN, "missing",
          Fault.DOUBLE_CHARGE, "mismatched",
          Fault.CONFLICT, "mismatched",
          Fault.MISMATCH, "mismatched");

  private static final Map<Fault, Set<String>> KINDS =
      Map.of(
          Fault.MISSING, Set.of("missing"),
          Fault.ORPHAN, Set.of("missing"),
          Fault.LATE, Set.of("late"),
          Fault.DOUBLE_CHARGE, Set.of("duplicate"),
          Fault.CONFLICT, Set.of("conflict"),
          Fault.MISMATCH, Set.of("mismatch"),
          Fault.OUT_OF_ORDER, Set.of("out_of_order"));

  private static Settings settings(long seed, Stall... stalls) {
    return new Settings(
        new RunId("00c0ffee"),
        seed,
        START,
        10,
        Duration.ofSeconds(10),
        0,
        0,
        FaultPlan.none(),
        List.of(stalls),
        FLOW);
  }

  private static Story story(Fault fault, long seed, Stall... stalls) {
    Settings settings = settings(seed, stalls);
    SplittableRandom random = new SplittableRandom(seed);
    Mint mint = new Mint(settings.run(), 0, random.split());
    return new Orders(settings, mint, random.split()).tell(1, fault, START);
  }

  private static Truth truth(Fault fault, Story story) {
    return new Oracle(FLOW).judge(story.order, fault, story.sights());
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void judge_fault_givesItsVerdictWhateverTheDetails(Fault fault) {
    for (long seed = 0; seed < 300; seed++) {
      Truth truth = truth(fault, story(fault, seed));
      assertThat(truth.status())
          .as("seed %d", seed)
          .isEqualTo(STATUS.getOrDefault(fault, "matched"));
      assertThat(truth.findings().stream().map(Finding::kind).collect(Collectors.toSet()))
          .as("seed %d", seed)
          .isEqualTo(KINDS.getOrDefault(fault, Set.of()));
      assertThat(truth.findings()).hasSizeLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void judge_fault_exposesMoneyExactlyWhenNotMatched(Fault fault) {
    Story story = story(fault, 4);
    Truth truth = truth(fault, story);
    if (truth.status().equals("matched")) {
      assertThat(truth.exposure()).isNull();
    } else {
      int charges = fault == Fault.DOUBLE_CHARGE ? 2 : 1;
      assertThat(truth.exposure())
          .isEqualByComparingTo(story.order.amount().multiply(BigDecimal.valueOf(charges)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10.00, 10.01, false",
    "10.00, 9.99, false",
    "10.00, 10.011, true",
    "10.00, 9.98, true"
  })
  void judge_amountsApart_allowsTheToleranceItself(BigDecimal owed, BigDecimal paid, boolean off) {
    List<Sight> sights =
        List.of(
            sight("placed", 0, 0, owed, 2),
            sight("paid", 1, 1, paid, null),
            sight("reserved", 2, 2, null, 2));
    Truth truth = new Oracle(FLOW).judge(story(Fault.NONE, 1).order, Fault.NONE, sights);
    assertThat(truth.findings().contains(new Finding("mismatch", "paid"))).isEqualTo(off);
  }

  @ParameterizedTest
  @CsvSource({"29, 29, false", "30, 30, true", "29, 30, true", "29, 29, false"})
  void judge_atTheDeadline_isLate(long happened, long delivered, boolean late) {
    BigDecimal ten = BigDecimal.TEN;
    List<Sight> sights =
        List.of(
            sight("placed", 0, 0, ten, 2),
            sight("paid", happened, delivered, ten, null),
            sight("reserved", 44, 44, null, 2));
    Truth truth = new Oracle(FLOW).judge(story(Fault.NONE, 1).order, Fault.NONE, sights);
    assertThat(truth.findings().contains(new Finding("late", "paid"))).isEqualTo(late);
    assertThat(truth.findings()).doesNotContain(new Finding("late", "reserved"));
  }

  @Test
  void judge_stalledCloudHoldingTheReservation_isLate() {
    Stall stall = new Stall(Cloud.AZURE, null, Duration.ZERO, Duration.ofSeconds(60));
    Truth truth = truth(Fault.NONE, story(Fault.NONE, 1, stall));
    assertThat(truth.status()).isEqualTo("matched");
    assertThat(truth.findings()).containsExactly(new Finding("late", "reserved"));
  }

  @Test
  void judge_redelivery_doesNotCountAsADelivery() {
    assertThat(truth(Fault.REDELIVERY, story(Fault.REDELIVERY, 1)).deliveries()).isEqualTo(3);
    assertThat(truth(Fault.DOUBLE_CHARGE, story(Fault.DOUBLE_CHARGE, 1)).deliveries()).isEqualTo(4);
  }

  private static Sight sight(
      String step,
      long at,
      long delivered,
      @org.jspecify.annotations.Nullable BigDecimal amount,
      @org.jspecify.annotations.Nullable Integer quantity) {
    return new Sight(
        step, Kind.EVENT, START.plusSeconds(at), START.plusSeconds(delivered), amount, quantity);
  }
}
