// SPDX-License-Identifier: MIT
package dev.helios.core.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.TenantId;
import dev.helios.core.log.ForeignRecord;
import dev.helios.core.log.LogPartition;
import dev.helios.core.log.Logged;
import dev.helios.core.log.Position;
import org.junit.jupiter.api.Test;

class QuarantinedTest {
  private static Logged<ForeignRecord> foreign(long offset) {
    LogPartition partition = new LogPartition("helios.events", 1);
    return new Logged<>(
        new ForeignRecord(
            partition, new TenantId("acme"), "expected an event", Bytes.utf8("hello")),
        new Position(1, offset),
        Samples.NOW);
  }

  @Test
  void of_aForeignRecord_isSetAsideWholeWithItsPlace() {
    Logged<Quarantined> aside = Quarantined.of(foreign(42));

    assertThat(aside.position()).isEqualTo(new Position(1, 42));
    assertThat(aside.loggedAt()).isEqualTo(Samples.NOW);
    Quarantined quarantined = aside.value();
    assertThat(quarantined.reason())
        .isEqualTo(new Reason("log.foreign_record", "helios.events/1/42: expected an event"));
    assertThat(quarantined.wire().tenant()).isEqualTo(new TenantId("acme"));
    assertThat(quarantined.wire().body().text()).isEqualTo("hello");
    assertThat(quarantined.wire().route()).isEqualTo("log/helios.events");
  }

  @Test
  void of_theSameForeignRecord_hasTheSameIdAndAnotherHasNot() {
    assertThat(Quarantined.of(foreign(42))).isEqualTo(Quarantined.of(foreign(42)));
    assertThat(Quarantined.of(foreign(42)).value().id())
        .isNotEqualTo(Quarantined.of(foreign(43)).value().id());
  }
}
