// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement put together from fixed texts, with its parameters beside it. Not thread-safe. */
public final class Query {
  private final StringBuilder sql = new StringBuilder();
  private final List<@Nullable Object> parameters = new ArrayList<>();

  /** Makes a value of the row the result set stands on. */
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  public Query(String sql, @Nullable Object... parameters) {
    add(sql, parameters);
  }

  public Query add(String more, @Nullable Object... values) {
    sql.append(more);
    parameters.addAll(Arrays.asList(values));
    return this;
  }

  public Query add(Query other) {
    sql.append(other.sql);
    parameters.addAll(other.parameters);
    return this;
  }

  public String sql() {
    return sql.toString();
  }

  /** All rows; throws {@link StoreUnavailable} that says what was being done. */
  public <T> List<T> list(Database database, String doing, RowReader<T> reader) {
    try (Connection connection = database.reader()) {
      return list(connection, reader);
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot " + doing, e);
    }
  }

  public <T> Optional<T> first(Database database, String doing, RowReader<T> reader) {
    return list(database, doing, reader).stream().findFirst();
  }

  public <T> List<T> list(Connection connection, RowReader<T> reader) throws SQLException {
    try (PreparedStatement statement = prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
    }
  }

  public int update(Connection connection) throws SQLException {
    try (PreparedStatement statement = prepare(connection)) {
      return statement.executeUpdate();
    }
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** The tenant in column {@code tenant}. */
  public static TenantId tenant(ResultSet row) throws SQLException {
    return TenantId.of(row.getString("tenant"));
  }

  /** The cloud in column {@code cloud}. */
  public static Cloud cloud(ResultSet row) throws SQLException {
    String label = row.getString("cloud");
    return Cloud.labelled(label)
        .orElseThrow(() -> new SQLException("expected a cloud, found " + label));
  }

  /** The texts of an array column. */
  public static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }

  private PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.toString());
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, sqlValue(parameters.get(i)));
    }
    return statement;
  }

  private static @Nullable Object sqlValue(@Nullable Object value) {
    return switch (value) {
      case Instant instant -> instant.atOffset(ZoneOffset.UTC);
      case TenantId tenant -> tenant.value();
      case null, default -> value;
    };
  }
}
