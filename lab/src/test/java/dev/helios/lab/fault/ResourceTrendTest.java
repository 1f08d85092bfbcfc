// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.lab.prove.Breaches;
import dev.helios.lab.prove.Scale;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResourceTrendTest {
  private static List<String> judged(int samples, IntFunction<ResourceTrend.Sample> sample) {
    Breaches breaches = new Breaches(Scale.CONTROL);
    List<ResourceTrend.Sample> taken = IntStream.range(0, samples).mapToObj(sample).toList();
    new ResourceTrend(taken, ResourceTrend.Slack.LONG).judge(breaches);
    return breaches.found();
  }

  @Test
  void judge_filledInTheFirstThird_isNoGrowth() {
    assertThat(judged(12, i -> new ResourceTrend.Sample(i < 4 ? 10L * i : 200, 80, 40))).isEmpty();
  }

  @Test
  void judge_oneOddMoment_isNoGrowth() {
    assertThat(judged(12, i -> new ResourceTrend.Sample(i == 11 ? 900 : 100, 80, 40))).isEmpty();
  }

  @Test
  void judge_eachThingThatGrows_isNamed() {
    assertThat(judged(12, i -> new ResourceTrend.Sample(100 + 20L * i, 80, 40)))
        .singleElement()
        .asString()
        .startsWith("MiB of heap grew");
    assertThat(judged(12, i -> new ResourceTrend.Sample(100, 80 + 5L * i, 40)))
        .singleElement()
        .asString()
        .startsWith("descriptors grew");
    assertThat(judged(12, i -> new ResourceTrend.Sample(100, 80, 40 + 3L * i)))
        .singleElement()
        .asString()
        .startsWith("threads grew");
  }

  @Test
  void judge_aSlowLeakInALongRun_isFound() {
    IntFunction<ResourceTrend.Sample> ripple =
        i -> new ResourceTrend.Sample(100 + (i % 3) * 10L, 80, 40);
    assertThat(judged(45, ripple)).isEmpty();
    assertThat(judged(45, i -> new ResourceTrend.Sample(ripple.apply(i).heapMib() + i, 80, 40)))
        .singleElement()
        .asString()
        .startsWith("MiB of heap grew");
  }

  @Test
  void judge_tooFewSamples_showsNothing() {
    assertThat(judged(5, i -> new ResourceTrend.Sample(1, 1, 1))).isNotEmpty();
  }
}
