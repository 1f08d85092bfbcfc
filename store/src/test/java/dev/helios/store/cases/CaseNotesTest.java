// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.TenantId;
import dev.helios.store.Log;
import dev.helios.store.Play;
import dev.helios.store.Postgres;
import dev.helios.store.VerdictLog;
import dev.helios.store.cases.CaseNotes.Result;
import dev.helios.store.db.Database;
import dev.helios.store.verdicts.VerdictWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
final class CaseNotesTest {
  private static final Instant AT = Log.NOON.plusSeconds(100);

  private final Database database;
  private final VerdictWriter keeper;
  private final CaseNotes notes;

  CaseNotesTest(Database database) {
    this.database = database;
    this.keeper = new VerdictWriter(database);
    this.notes = new CaseNotes(database);
  }

  private static Triage handling(Result result) {
    assertThat(result).isInstanceOf(Result.Noted.class);
    return ((Result.Noted) result).stored().line().handling();
  }

  @Test
  void notes_ofEveryKind_areKeptAndTheCaseSaysHowItStands() {
    Play play = Play.order("handled").placed(0, "1").paid(1, "2");
    VerdictLog log = new VerdictLog(1);
    log.add(play).keep(keeper);

    notes.acknowledge(play.id(), "ann", AT);
    notes.acknowledge(play.id(), "bob", AT.plusSeconds(1));
    notes.assign(play.id(), "ann", "bob", AT.plusSeconds(2));
    notes.comment(play.id(), "bob", "nul \u0000 and \u8a9e", AT.plusSeconds(3));
    Triage handling = handling(notes.accept(play.id(), "bob", AT.plusSeconds(999), "rounding", AT));

    assertThat(handling).isEqualTo(new Triage("ann", AT, "bob", AT.plusSeconds(999), 1));
    assertThat(notes.of(play.id()))
        .extracting(CaseNote::kind)
        .containsExactly(
            CaseNote.Kind.ACKNOWLEDGE,
            CaseNote.Kind.ACKNOWLEDGE,
            CaseNote.Kind.ASSIGN,
            CaseNote.Kind.COMMENT,
            CaseNote.Kind.ACCEPT);
    assertThat(notes.of(play.id()).get(3).text()).isEqualTo("nul \ufffd and \u8a9e");

    log.add(play.paid("q2", 2, "9").verdicts.getLast()).keep(keeper);
    assertThat(new CaseQueries(database).one(play.id()).orElseThrow().stored().line().handling())
        .isEqualTo(handling);
    assertThat(handling(notes.assign(play.id(), "ann", null, AT)).assignee()).isNull();
  }

  @Test
  void note_thatIsNotAsItHasToBe_isRefused() {
    Play play = Play.order("strict").placed(0, "1");
    new VerdictLog(2).add(play).keep(keeper);
    CaseId id = play.id();

    assertThat(notes.comment(id, "ann", " ", AT)).isInstanceOf(Result.Refused.class);
    assertThat(notes.comment(id, "ann", "x".repeat(CaseNotes.MAX_TEXT + 1), AT))
        .isInstanceOf(Result.Refused.class);
    assertThat(notes.acknowledge(id, "", AT)).isInstanceOf(Result.Refused.class);
    assertThat(notes.assign(id, "ann", "x".repeat(CaseNotes.MAX_NAME + 1), AT))
        .isInstanceOf(Result.Refused.class);
    assertThat(notes.accept(id, "ann", AT, null, AT)).isInstanceOf(Result.Refused.class);
    assertThat(notes.comment(new CaseId(TenantId.DEFAULT, "orders", "nobody"), "ann", "?", AT))
        .isEqualTo(new Result.Unknown());
    assertThat(notes.of(id)).isEmpty();
  }

  @Test
  void comment_onAFullCase_isRefused() {
    Play play = Play.order("full").placed(0, "1");
    new VerdictLog(3).add(play).keep(keeper);
    for (int i = 0; i < CaseNotes.MAX_NOTES; i++) {
      notes.comment(play.id(), "ann", "again", AT);
    }

    assertThat(notes.comment(play.id(), "ann", "more", AT)).isInstanceOf(Result.Refused.class);

    assertThat(notes.of(play.id())).hasSize(CaseNotes.MAX_NOTES);
    StoredCase stored = new CaseQueries(database).one(play.id()).orElseThrow().stored();
    assertThat(stored.line().handling().comments()).isEqualTo(CaseNotes.MAX_NOTES);
  }
}
