// SPDX-License-Identifier: MIT
package dev.helios.simulator.ledger;

import dev.helios.simulator.shop.Truth;
import dev.helios.simulator.wire.Message;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;

/**
 * A ledger in a file of one JSON object a line. What was flushed outlives a kill of this process
 * (not a power failure: it is not forced to the disk). Thread-safe. A full disk ends the run with
 * an {@link UncheckedIOException}: a run without its ledger proves nothing.
 */
public final class FileLedger implements Ledger {
  private static final int BUFFER_BYTES = 256 * 1024;
  private final OutputStream out;
  private final Clock clock;
  private long sent;

  private FileLedger(OutputStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /**
   * Begins a new ledger.
   *
   * @throws IOException when the file cannot be created, or exists: a ledger is never overwritten
   */
  public static FileLedger begin(Path file, RunHeader header, Clock clock) throws IOException {
    OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            BUFFER_BYTES);
    FileLedger ledger = new FileLedger(out, clock);
    ledger.write(Line.run(header));
    ledger.flush();
    return ledger;
  }

  @Override
  public void truth(Truth truth) {
    write(Line.truth(truth));
  }

  @Override
  public synchronized void sent(Message message, Instant at) {
    sent++;
    write(Line.sent(message, at));
  }

  @Override
  public void answer(long n, Outcome outcome, int attempt, Instant at) {
    write(Line.answer(n, outcome, attempt, at));
  }

  @Override
  public void error(long n, String error, int attempt, Instant at) {
    write(Line.error(n, error, attempt, at));
  }

  @Override
  public void unsent(long n, String why) {
    write(Line.unsent(n, why));
  }

  private synchronized void write(String line) {
    try {
      out.write(line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger could not be written", e);
    }
  }

  @Override
  public synchronized void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger could not be written", e);
    }
  }

  @Override
  public synchronized void close() {
    write(Line.end(sent, clock.instant()));
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger could not be closed", e);
    }
  }
}
