// SPDX-License-Identifier: MIT
package dev.helios.store.verdicts;

import dev.helios.store.db.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Removes cases that were closed long ago, with their notes, and takes them out of the counts. */
public final class CasePurge {
  private static final int CHUNK = 5_000;
  private static final String PURGE =
      """
      with gone as (
        delete from cases where case_id = any(array(
          select case_id from cases where judged_at < ? and closed_at < ?
          order by judged_at limit ? for update skip locked))
        returning case_id, tenant, flow, status, currency, exposure, findings),
      notes as (delete from case_notes n using gone where n.case_id = gone.case_id),
      statuses as (
        insert into case_counts as c (shard, tenant, flow, status, currency, cases, open, exposure)
          select -1, tenant, flow, status, coalesce(currency, ''), -count(*), 0,
            -coalesce(sum(exposure), 0)
          from gone group by tenant, flow, status, coalesce(currency, '') order by 2, 3, 4, 5
        on conflict (shard, tenant, flow, status, currency) do update
          set cases = c.cases + excluded.cases, exposure = c.exposure + excluded.exposure),
      kinds as (
        insert into finding_counts as c (shard, tenant, flow, finding, cases)
          select -1, tenant, flow, finding, -count(*) from gone, unnest(findings) as finding
          group by tenant, flow, finding order by 2, 3, 4
        on conflict (shard, tenant, flow, finding) do update set cases = c.cases + excluded.cases),
      totals as (
        insert into flow_counts as c (shard, tenant, flow, purged)
          select -1, tenant, flow, count(*) from gone group by tenant, flow order by 2, 3
        on conflict (shard, tenant, flow) do update set purged = c.purged + excluded.purged)
      select count(*) from gone
      """;

  private CasePurge() {}

  /**
   * In small transactions, so that a writer never waits long for a row.
   *
   * @param connection that commits each statement
   */
  public static long run(Connection connection, Instant before) throws SQLException {
    long purged = 0;
    List<Long> chunk;
    do {
      chunk = new Query(PURGE, before, before, CHUNK).list(connection, row -> row.getLong(1));
      purged += chunk.getFirst();
    } while (chunk.getFirst() > 0);
    return purged;
  }
}
