// SPDX-License-Identifier: MIT
package dev.helios.proofs.ledger;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An append-only file of lines. Every line is with the operating system before it counts. */
public final class LedgerFile implements AutoCloseable {
  private final Writer out;

  public LedgerFile(Path file) throws IOException {
    this.out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII);
  }

  /** Appends a line. Thread-safe. */
  public synchronized void write(Line line) throws IOException {
    out.write(line.text() + "\n");
    out.flush();
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }

  /** All whole lines of the file; one without its end was cut short and never counted. */
  public static Ledger read(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    String text = Files.readString(file, StandardCharsets.US_ASCII);
    try (Stream<String> whole = text.substring(0, text.lastIndexOf('\n') + 1).lines()) {
      whole.map(Line::parse).forEach(lines::add);
    }
    return new Ledger(lines);
  }
}
