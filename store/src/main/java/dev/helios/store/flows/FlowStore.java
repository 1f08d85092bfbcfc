// SPDX-License-Identifier: MIT
package dev.helios.store.flows;

import dev.helios.core.event.TenantId;
import dev.helios.store.db.AsciiJsonMap;
import dev.helios.store.db.Database;
import dev.helios.store.db.Query;
import dev.helios.store.db.SqlFailure;
import dev.helios.store.db.StoreUnavailable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The versions of the flows. A version that was once active never changes again. Every method
 * throws {@link StoreUnavailable} when the database cannot answer in time. Thread-safe.
 */
public final class FlowStore {
  /** Most versions that {@link #list} gives. */
  public static final int MAX_LISTED = 1_000;

  private static final int ATTEMPTS = 5;
  private static final String COLUMNS =
      "tenant, name, version, status, created_at, activated_at, retired_at, text";
  private static final String SELECT = "select " + COLUMNS + " from flows";
  private static final String CREATE =
      """
      insert into flows (tenant, name, version, created_at, text) values (?, ?, ?, ?, ?)
      on conflict do nothing returning\s"""
          + COLUMNS;
  private static final String REPLACE =
      """
      update flows set text = ?, created_at = ?
      where tenant = ? and name = ? and version = ? and status = 'draft' returning\s"""
          + COLUMNS;
  private static final String RETIRE =
      """
      update flows set status = 'retired', retired_at = ?
      where tenant = ? and name = ? and version = ? and status <> 'retired' returning\s"""
          + COLUMNS;
  private static final String RETIRE_ACTIVE =
      """
      update flows set status = 'retired', retired_at = ?
      where tenant = ? and name = ? and version <> ? and status = 'active' returning\s"""
          + COLUMNS;
  private static final String ACTIVATE =
      """
      update flows set status = 'active', activated_at = ?
      where tenant = ? and name = ? and version = ? and status = 'draft' returning\s"""
          + COLUMNS;

  private final Database database;

  public FlowStore(Database database) {
    this.database = database;
  }

  /** What became of the wish to add a version. */
  public sealed interface Creation {
    record Created(StoredFlow flow) implements Creation {}

    /** This version is there already, as it was. */
    record Exists(StoredFlow flow) implements Creation {}
  }

  /** What became of the wish to change a version. */
  public sealed interface Change {
    /**
     * Done.
     *
     * @param retired what had to go for it, oldest first
     */
    record Changed(StoredFlow flow, List<StoredFlow> retired) implements Change {
      public Changed {
        retired = List.copyOf(retired);
      }
    }

    /** Its status does not allow it: the version as it is. */
    record NotAllowed(StoredFlow flow) implements Change {}

    /** No such version. */
    record Unknown() implements Change {}
  }

  /** Adds a version as a draft. */
  public Creation create(TenantId tenant, String name, int version, String text, Instant at) {
    List<StoredFlow> created =
        write(
            "create flow " + name,
            connection ->
                new Query(CREATE, tenant, name, version, at, text)
                    .list(connection, FlowStore::flow));
    return created.isEmpty()
        ? new Creation.Exists(find(tenant, name, version).orElseThrow())
        : new Creation.Created(created.getFirst());
  }

  /** Replaces the text of a draft. */
  public Change replaceDraft(TenantId tenant, String name, int version, String text, Instant at) {
    Query replace = new Query(REPLACE, text, at, tenant, name, version);
    return changed(
        tenant,
        name,
        version,
        write("replace flow " + name, connection -> replace.list(connection, FlowStore::flow)),
        List.of());
  }

  /**
   * Makes a draft the active version, and retires the one that was: no reader ever sees two active
   * versions, or none.
   */
  public Change activate(TenantId tenant, String name, int version, Instant at) {
    if (!AsciiJsonMap.isStorable(name)) {
      return new Change.Unknown();
    }
    return write(
        "activate flow " + name, connection -> activate(connection, tenant, name, version, at));
  }

  private Change activate(
      Connection connection, TenantId tenant, String name, int version, Instant at)
      throws SQLException {
    List<StoredFlow> versions =
        new Query(
                SELECT + " where tenant = ? and name = ? order by version for update", tenant, name)
            .list(connection, FlowStore::flow);
    Optional<StoredFlow> before =
        versions.stream().filter(flow -> flow.version() == version).findFirst();
    if (before.isEmpty()) {
      return new Change.Unknown();
    }
    if (before.get().status() != StoredFlow.Status.DRAFT) {
      return new Change.NotAllowed(before.get());
    }
    List<StoredFlow> retired =
        new Query(RETIRE_ACTIVE, at, tenant, name, version).list(connection, FlowStore::flow);
    List<StoredFlow> active =
        new Query(ACTIVATE, at, tenant, name, version).list(connection, FlowStore::flow);
    return new Change.Changed(active.getFirst(), retired);
  }

  /** Takes a version out of service, or gives up a draft. */
  public Change retire(TenantId tenant, String name, int version, Instant at) {
    if (!AsciiJsonMap.isStorable(name)) {
      return new Change.Unknown();
    }
    Query retire = new Query(RETIRE, at, tenant, name, version);
    return changed(
        tenant,
        name,
        version,
        write("retire flow " + name, connection -> retire.list(connection, FlowStore::flow)),
        List.of());
  }

  private Change changed(
      TenantId tenant,
      String name,
      int version,
      List<StoredFlow> changed,
      List<StoredFlow> retired) {
    if (!changed.isEmpty()) {
      return new Change.Changed(changed.getFirst(), retired);
    }
    return find(tenant, name, version)
        .<Change>map(Change.NotAllowed::new)
        .orElseGet(Change.Unknown::new);
  }

  /** All versions of all flows, by name, the newest version first; at most {@link #MAX_LISTED}. */
  public List<StoredFlow> list(TenantId tenant) {
    return new Query(SELECT + " where tenant = ?", tenant)
        .add(" order by name, version desc limit " + MAX_LISTED)
        .list(database, "list flows", FlowStore::flow);
  }

  public Optional<StoredFlow> find(TenantId tenant, String name, int version) {
    return AsciiJsonMap.isStorable(name)
        ? new Query(
                SELECT + " where tenant = ? and name = ? and version = ?", tenant, name, version)
            .first(database, "read flow " + name, FlowStore::flow)
        : Optional.empty();
  }

  /** The active version of every flow that has one, by name. */
  public List<StoredFlow> active(TenantId tenant) {
    return new Query(SELECT + " where tenant = ? and status = 'active'", tenant)
        .add(" order by name limit " + MAX_LISTED)
        .list(database, "read the active flows", FlowStore::flow);
  }

  private interface Work<R> {
    R in(Connection connection) throws SQLException;
  }

  /** In one transaction, and again when it met another one. */
  private <R> R write(String doing, Work<R> work) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = database.writer()) {
        connection.setAutoCommit(false);
        R result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException e) {
        if (SqlFailure.of(e) != SqlFailure.RACE || attempt == ATTEMPTS) {
          throw new StoreUnavailable("cannot " + doing, e);
        }
      }
    }
  }

  private static StoredFlow flow(ResultSet row) throws SQLException {
    return new StoredFlow(
        Query.tenant(row),
        row.getString("name"),
        row.getInt("version"),
        StoredFlow.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        Query.instant(row, "created_at"),
        Query.instantOrNull(row, "activated_at"),
        Query.instantOrNull(row, "retired_at"),
        row.getString("text"));
  }
}
