// SPDX-License-Identifier: MIT
package dev.helios.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Event;
import dev.helios.core.gateway.Examination;
import dev.helios.core.reconcile.Case;
import dev.helios.core.reconcile.Status;
import dev.helios.core.reconcile.text.CaseCodec;
import org.junit.jupiter.api.Test;

/** What is measured is what the benchmarks say it is. */
class SamplesTest {

  @Test
  void threeSightings_ofTheSample_areMatched() {
    Case judged = new ReconcilerBenchmark().threeSightingsToMatched();

    assertThat(judged.status()).isEqualTo(Status.MATCHED);
    assertThat(judged.evidence().sightings()).hasSize(3);
    assertThat(CaseCodec.decode(new ReconcilerBenchmark().encodeCase())).isEqualTo(judged);
  }

  @Test
  void read_ofTheSample_isTheSampleEvent() {
    Event event = Samples.event(Samples.eventBridge());

    assertThat(new EventRecordBenchmark().read()).isEqualTo(event);
    assertThat(new GatewayBenchmark().factsAndContentHash()).isEqualTo(event);
    assertThat(new GatewayBenchmark().examine()).isInstanceOf(Examination.Sound.class);
  }
}
