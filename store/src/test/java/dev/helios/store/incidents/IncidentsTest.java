// SPDX-License-Identifier: MIT
package dev.helios.store.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
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

    Incident opened = incidents.open(Cloud.GCP, Log.NOON);
    Incident again = incidents.open(Cloud.GCP, Log.NOON.plusSeconds(5));
    Incident other = incidents.open(Cloud.AWS, Log.NOON.plusSeconds(7));

    assertThat(opened.undecided()).isEqualTo(2);
    assertThat(again).isEqualTo(opened);
    assertThat(other.undecided()).isZero();
    assertThat(incidents.list(true, 10)).containsExactly(other, opened);

    first.paid(121, "1");
    log.add(first.verdicts.getLast()).keep(keeper);
    Incident closed = incidents.close(Cloud.GCP, Log.NOON.plusSeconds(60)).orElseThrow();

    assertThat(closed)
        .isEqualTo(new Incident(opened.id(), Cloud.GCP, Log.NOON, Log.NOON.plusSeconds(60), 1));
    assertThat(incidents.close(Cloud.GCP, Log.NOON.plusSeconds(61))).isEmpty();
    assertThat(incidents.open(Cloud.GCP, Log.NOON)).isEqualTo(closed);
    assertThat(incidents.list(false, 10)).containsExactly(closed);
    assertThat(incidents.list(null, 10)).hasSize(2);

    Incident next = incidents.open(Cloud.GCP, Log.NOON.plusSeconds(90));
    assertThat(next.id()).isNotEqualTo(opened.id());
    assertThat(incidents.close(Cloud.GCP, Log.NOON)).map(Incident::until).hasValue(next.since());
  }
}
