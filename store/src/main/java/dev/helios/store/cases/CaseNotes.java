// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import dev.helios.core.event.Digest;
import dev.helios.store.db.AsciiJsonMap;
import dev.helios.store.db.Database;
import dev.helios.store.db.Query;
import dev.helios.store.db.StoreUnavailable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How people handle cases: notes, and with each the case's current handling. Every method throws
 * {@link StoreUnavailable} when the database cannot answer in time. Thread-safe.
 */
public final class CaseNotes {
  /** Longest name of a person, in characters. */
  public static final int MAX_NAME = 200;

  /** Longest text, in characters. */
  public static final int MAX_TEXT = 4_000;

  /** Most notes that a case takes. */
  public static final int MAX_NOTES = 1_000;

  private static final String NOTE =
      """
      insert into case_notes (case_id, at, kind, author, text, assignee, until)
      values (?, ?, ?, ?, ?, ?, ?)
      """;

  private final Database database;

  public CaseNotes(Database database) {
    this.database = database;
  }

  /** What became of a note. */
  public sealed interface Result {
    /** It is kept; the case as it is handled now. */
    record Noted(StoredCase stored) implements Result {}

    /** It is not as it has to be. */
    record Refused(String detail) implements Result {}

    /** No such case, or no longer. */
    record Unknown() implements Result {}
  }

  /** Acknowledges the case; the first acknowledgement stays. */
  public Result acknowledge(CaseId id, String by, Instant at) {
    return note(
        id,
        new CaseNote(at, CaseNote.Kind.ACKNOWLEDGE, by, null, null, null),
        new Query(
            "acknowledged_by = coalesce(acknowledged_by, ?),"
                + " acknowledged_at = coalesce(acknowledged_at, ?)",
            AsciiJsonMap.storable(by),
            at));
  }

  /** Assigns the case; null removes the assignee. */
  public Result assign(CaseId id, String by, @Nullable String assignee, Instant at) {
    return note(
        id,
        new CaseNote(at, CaseNote.Kind.ASSIGN, by, null, assignee, null),
        new Query("assignee = ?", storable(assignee)));
  }

  /** Comments on the case. */
  public Result comment(CaseId id, String by, String text, Instant at) {
    return note(
        id,
        new CaseNote(at, CaseNote.Kind.COMMENT, by, text, null, null),
        new Query("comments = comments + 1"));
  }

  /** It is accepted as it is, until then. */
  public Result accept(CaseId id, String by, Instant until, @Nullable String text, Instant at) {
    if (!until.isAfter(at)) {
      return new Result.Refused("expected an acceptance until after " + at + ", found " + until);
    }
    return note(
        id,
        new CaseNote(at, CaseNote.Kind.ACCEPT, by, text, null, until),
        new Query("accepted_until = ?", until));
  }

  /** The notes of a case, oldest first. */
  public List<CaseNote> of(CaseId id) {
    Digest digest = id.digest();
    return new Query("select at, kind, author, text, assignee, until from case_notes")
        .add(" where case_id = ? order by id limit ?", digest.uuid(), MAX_NOTES)
        .list(database, "read the notes of case " + digest, CaseNotes::read);
  }

  private Result note(CaseId id, CaseNote note, Query handling) {
    Optional<String> mistake = mistake(note);
    if (mistake.isPresent()) {
      return new Result.Refused(mistake.get());
    }
    Digest digest = id.digest();
    try (Connection connection = database.writer()) {
      connection.setAutoCommit(false);
      Query update =
          new Query("update cases c set ")
              .add(handling)
              .add(
                  " where case_id = ? returning " + CaseReader.COLUMNS + ", c.verdict",
                  digest.uuid());
      List<StoredCase> updated = update.list(connection, CaseReader::stored);
      if (updated.isEmpty()) {
        connection.rollback();
        return new Result.Unknown();
      }
      // The case's row is locked: no note can be added between the two.
      if (count(connection, digest) >= MAX_NOTES) {
        connection.rollback();
        return new Result.Refused("expected at most " + MAX_NOTES + " notes on a case");
      }
      insert(digest, note).update(connection);
      connection.commit();
      return new Result.Noted(updated.getFirst());
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot note on case " + digest, e);
    }
  }

  private static long count(Connection connection, Digest digest) throws SQLException {
    return new Query("select count(*) from case_notes where case_id = ?", digest.uuid())
        .list(connection, row -> row.getLong(1))
        .getFirst();
  }

  private static Query insert(Digest digest, CaseNote note) {
    return new Query(
        NOTE,
        digest.uuid(),
        note.at(),
        note.kind().label(),
        AsciiJsonMap.storable(note.by()),
        storable(note.text()),
        storable(note.assignee()),
        note.until());
  }

  private static Optional<String> mistake(CaseNote note) {
    if (note.by().isBlank() || note.by().length() > MAX_NAME) {
      return Optional.of(said("a name", MAX_NAME, note.by()));
    }
    if (note.assignee() != null
        && (note.assignee().isBlank() || note.assignee().length() > MAX_NAME)) {
      return Optional.of(said("an assignee", MAX_NAME, note.assignee()));
    }
    boolean needed = note.kind() == CaseNote.Kind.COMMENT;
    String text = note.text() == null ? "" : note.text();
    if ((needed && text.isBlank()) || text.length() > MAX_TEXT) {
      return Optional.of(said("a text", MAX_TEXT, text));
    }
    return Optional.empty();
  }

  private static String said(String what, int max, String found) {
    return "expected %s of 1 to %d characters, found %d"
        .formatted(what, max, found.strip().length());
  }

  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : AsciiJsonMap.storable(text);
  }

  private static CaseNote read(ResultSet row) throws SQLException {
    return new CaseNote(
        Query.instant(row, "at"),
        CaseNote.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("author"),
        row.getString("text"),
        row.getString("assignee"),
        Query.instantOrNull(row, "until"));
  }
}
