// SPDX-License-Identifier: MIT
package dev.helios.store.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.watermark.SourceId;
import dev.helios.core.watermark.SourceRef;
import dev.helios.store.Log;
import dev.helios.store.Play;
import dev.helios.store.Postgres;
import dev.helios.store.VerdictLog;
import dev.helios.store.db.Database;
import dev.helios.store.verdicts.VerdictWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
final class IncidentsTest {
  private final Incidents incidents;
  private final VerdictWriter keeper;

  IncidentsTest(Database database) {
    this.incidents = new Incidents(database);
    this.keeper = new VerdictWriter(database);
  }

  @Test
  void incident_ofAStall_isOneAndCountsTheUndecidedCases() {
    VerdictLog log = new VerdictLog(1);
    Play first = Play.order("i1").placed(0, "1").tick(120);
    log.add(first).add(Play.order("i2").placed(0, "1").tick(120)).keep(keeper);

    Incident opened = incidents.open(of(Cloud.GCP), Log.NOON);
    Incident again = incidents.open(of(Cloud.GCP), Log.NOON.plusSeconds(5));
    Incident other = incidents.open(of(Cloud.AWS), Log.NOON.plusSeconds(7));

    assertThat(opened.undecided()).isEqualTo(2);
    assertThat(again).isEqualTo(opened);
    assertThat(other.undecided()).isZero();
    assertThat(incidents.list(TenantId.DEFAULT, true, 10)).containsExactly(other, opened);

    first.paid(121, "1");
    log.add(first.verdicts.getLast()).keep(keeper);
    Incident closed = incidents.close(of(Cloud.GCP), Log.NOON.plusSeconds(60)).orElseThrow();

    assertThat(closed)
        .isEqualTo(new Incident(opened.id(), of(Cloud.GCP), Log.NOON, Log.NOON.plusSeconds(60), 1));
    assertThat(incidents.close(of(Cloud.GCP), Log.NOON.plusSeconds(61))).isEmpty();
    assertThat(incidents.open(of(Cloud.GCP), Log.NOON)).isEqualTo(closed);
    assertThat(incidents.list(TenantId.DEFAULT, false, 10)).containsExactly(closed);
    assertThat(incidents.list(TenantId.DEFAULT, null, 10)).hasSize(2);

    Incident next = incidents.open(of(Cloud.GCP), Log.NOON.plusSeconds(90));
    assertThat(next.id()).isNotEqualTo(opened.id());
    assertThat(incidents.close(of(Cloud.GCP), Log.NOON))
        .map(Incident::until)
        .hasValue(next.since());
  }

  @Test
  void incident_ofASource_countsOnlyWhatWaitsForIt() {
    SourceId stalled = new SourceId(TenantId.DEFAULT, new SourceRef(Cloud.GCP, "pay-us"));
    SourceId other = new SourceId(TenantId.DEFAULT, new SourceRef(Cloud.GCP, "pay-eu"));
    VerdictLog log = new VerdictLog(2);
    log.add(Play.order("s1").heardOf("pay-us", 1).placed(0, "1").passed(20).tick(120)).keep(keeper);

    assertThat(incidents.isAwaited(stalled)).isTrue();
    assertThat(incidents.isAwaited(other)).isFalse();
    assertThat(incidents.isAwaited(new SourceId(new TenantId("another"), stalled.ref()))).isFalse();
    assertThat(incidents.open(stalled, Log.NOON).undecided()).isEqualTo(1);
    assertThat(incidents.open(other, Log.NOON).undecided()).isZero();
    assertThat(incidents.close(stalled, Log.NOON.plusSeconds(9)))
        .map(Incident::source)
        .hasValue(stalled);
    assertThat(incidents.close(other, Log.NOON.plusSeconds(9))).isPresent();
  }

  private static SourceId of(Cloud cloud) {
    return new SourceId(TenantId.DEFAULT, SourceRef.of(cloud));
  }
}
