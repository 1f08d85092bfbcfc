// SPDX-License-Identifier: MIT
package dev.helios.lab.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An append-only file of lines. Every line is with the operating system before it counts. */
public final class LedgerFile implements AutoCloseable {
  private final Writer out;

  public LedgerFile(Path file) throws IOException {
    this.out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII);
  }

  /** Appends a line. Thread-safe. */
  public synchronized void write(LedgerLine line) throws IOException {
    out.write(line.text() + "\n");
    out.flush();
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }

  /** All whole lines of the file; one without its end was cut short and never counted. */
  public static Ledger read(Path file) throws IOException {
    List<LedgerLine> lines = new ArrayList<>();
    Map<String, String> words = new HashMap<>();
    boolean cut = !endsWithLine(file);
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      String line = reader.readLine();
      while (line != null) {
        String next = reader.readLine();
        if (next != null || !cut) {
          lines.add(LedgerLine.parse(line, word -> words.computeIfAbsent(word, same -> same)));
        }
        line = next;
      }
    }
    return new Ledger(lines);
  }

  private static boolean endsWithLine(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return channel.size() > 0
          && channel.read(last, channel.size() - 1) == 1
          && last.get(0) == '\n';
    }
  }
}
