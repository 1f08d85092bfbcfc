// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import dev.helios.core.event.Digest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.core.Oid;

/**
 * Rows in PostgreSQL's binary copy format: the fastest way in, and nothing is respelled as text on
 * the way. One row after another: {@link #row}, then each column in order. Not thread-safe.
 */
public final class CopyRows {
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final int FLUSH_AT = 1 << 16;
  private static final int TEXT = Oid.TEXT;
  private static final BigInteger GROUP = BigInteger.valueOf(10_000);

  private final CopyIn copy;
  private byte[] buffer = new byte[FLUSH_AT * 2];
  private int length;
  private long rows;

  private CopyRows(CopyIn copy) {
    this.copy = copy;
    System.arraycopy(HEADER, 0, buffer, 0, HEADER.length);
    length = HEADER.length;
  }

  /** What writes the rows. */
  public interface Source {
    void writeTo(CopyRows rows) throws SQLException;
  }

  /** Copies all rows of the source; throws unless the database took every one of them. */
  public static void copy(Connection connection, String table, String columns, Source source)
      throws SQLException {
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy %s (%s) from stdin (format binary)".formatted(table, columns));
    try {
      CopyRows rows = new CopyRows(copy);
      source.writeTo(rows);
      rows.int16(-1);
      rows.flush();
      long taken = copy.endCopy();
      if (taken != rows.rows) {
        throw new SQLException("expected " + rows.rows + " rows copied, found " + taken);
      }
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  public void row(int columns) throws SQLException {
    if (length >= FLUSH_AT) {
      flush();
    }
    int16(columns);
    rows++;
  }

  public void text(@Nullable String value) {
    if (value == null) {
      int32(-1);
    } else {
      bytes(value.getBytes(StandardCharsets.UTF_8));
    }
  }

  public void bytes(byte[] value) {
    int32(value.length);
    reserve(value.length);
    System.arraycopy(value, 0, buffer, length, value.length);
    length += value.length;
  }

  public void time(Instant value) {
    int32(8);
    int64(Micros.sincePostgresEpoch(value));
  }

  public void timeOrNull(@Nullable Instant value) {
    if (value == null) {
      int32(-1);
    } else {
      time(value);
    }
  }

  /** An array of texts: one dimension from 1 on, no nulls. */
  public void texts(Collection<String> values) {
    List<byte[]> all = values.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    int size = all.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
    int32((all.isEmpty() ? 3 : 5) * Integer.BYTES + size);
    int32(all.isEmpty() ? 0 : 1);
    int32(0);
    int32(TEXT);
    if (!all.isEmpty()) {
      int32(all.size());
      int32(1);
    }
    all.forEach(this::bytes);
  }

  public void uuid(@Nullable Digest value) {
    if (value == null) {
      int32(-1);
    } else {
      int32(16);
      int64(value.high());
      int64(value.low());
    }
  }

  public void bool(boolean value) {
    int32(1);
    reserve(1);
    buffer[length++] = (byte) (value ? 1 : 0);
  }

  public void smallint(int value) {
    int32(2);
    int16(value);
  }

  public void integer(int value) {
    int32(4);
    int32(value);
  }

  public void bigint(long value) {
    int32(8);
    int64(value);
  }

  /** Groups of four decimal digits around the decimal point, as PostgreSQL keeps them. */
  public void numeric(@Nullable BigDecimal value) {
    if (value == null) {
      int32(-1);
      return;
    }
    BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
    int fractionGroups = (plain.scale() + 3) / 4;
    BigInteger rest = plain.abs().setScale(fractionGroups * 4).unscaledValue();
    short[] groups = new short[rest.bitLength() / 13 + 1];
    int count = 0;
    while (rest.signum() != 0) {
      BigInteger[] split = rest.divideAndRemainder(GROUP);
      groups[count++] = split[1].shortValueExact();
      rest = split[0];
    }
    int32(8 + 2 * count);
    int16(count);
    int16(count - 1 - fractionGroups);
    int16(plain.signum() < 0 ? 0x4000 : 0);
    int16(plain.scale());
    for (int i = count - 1; i >= 0; i--) {
      int16(groups[i]);
    }
  }

  private void int16(int value) {
    reserve(2);
    buffer[length++] = (byte) (value >>> 8);
    buffer[length++] = (byte) value;
  }

  private void int32(int value) {
    int16(value >>> 16);
    int16(value);
  }

  private void int64(long value) {
    int32((int) (value >>> 32));
    int32((int) value);
  }

  private void reserve(int more) {
    if (length + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(length + more, buffer.length * 2));
    }
  }

  private void flush() throws SQLException {
    copy.writeToCopy(buffer, 0, length);
    length = 0;
  }
}
