// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.TenantId;
import dev.helios.store.Log;
import dev.helios.store.Play;
import dev.helios.store.Postgres;
import dev.helios.store.VerdictLog;
import dev.helios.store.db.Database;
import dev.helios.store.verdicts.VerdictWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
final class CaseCursorTest {
  private final Database database;
  private final CaseQueries queries;

  CaseCursorTest(Database database) {
    this.database = database;
    this.queries = new CaseQueries(database);
  }

  @Test
  void list_whileACaseIsJudgedAgain_showsTheOthersOnce() {
    VerdictLog log = new VerdictLog(0);
    List<Play> plays = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      plays.add(new Play(Play.ORDERS, "again" + i, Log.NOON.plusSeconds(i)).placed(0, "1"));
      log.add(plays.getLast());
    }
    VerdictWriter keeper = new VerdictWriter(database);
    log.keep(keeper);
    CasePage.Page first = (CasePage.Page) queries.list(TenantId.DEFAULT, CaseFilter.ALL, null, 10);
    Play moved = plays.getFirst().paid(60, "1");
    log.add(moved.verdicts.getLast()).keep(keeper);

    List<StoredCase> rest = new ArrayList<>();
    String after = first.next();
    while (after != null) {
      CasePage.Page page = (CasePage.Page) queries.list(TenantId.DEFAULT, CaseFilter.ALL, after, 4);
      rest.addAll(page.items());
      after = page.next();
    }

    Set<CaseId> seen = new HashSet<>();
    first.items().forEach(item -> seen.add(item.line().id()));
    assertThat(rest).allMatch(item -> seen.add(item.line().id()));
    assertThat(seen).hasSize(19).doesNotContain(moved.id());
  }
}
