// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import dev.helios.connectors.port.DecodedMessages;
import dev.helios.connectors.port.FetchedMessage;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.core.gateway.Delivery;
import dev.helios.core.gateway.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A gateway of one file: what it said to have kept is a line on disk, and an identity that is there
 * already is a duplicate. It reads with the real decoders.
 */
final class Ledger implements MessageHandler, AutoCloseable {
  private final Set<String> known = new HashSet<>();
  private final FileChannel file;

  Ledger(Path path) throws IOException {
    if (Files.exists(path)) {
      known.addAll(lines(path));
    }
    this.file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
    // A kill may have left half a line; nothing was said of it to anybody.
    file.truncate(known.stream().mapToLong(line -> bytes(line).length).sum());
    file.position(file.size());
  }

  /** The whole lines of a ledger, each {@code source id hash}; in order, repeats and all. */
  static List<String> lines(Path path) throws IOException {
    String text = Files.readString(path);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  @Override
  public synchronized CompletionStage<Settlement> take(FetchedMessage message) {
    try {
      for (String line : read(message)) {
        if (known.add(line)) {
          file.write(ByteBuffer.wrap(bytes(line)));
        }
      }
      return CompletableFuture.completedStage(Settlement.ACK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a message says, one line an event. */
  static List<String> read(FetchedMessage message) {
    Reading reading = DecodedMessages.reading(message);
    return ((Reading.Deliveries) reading).items().stream().map(Ledger::line).toList();
  }

  private static String line(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Readable(var event, var wire) ->
          event.identity().source() + " " + event.identity().id() + " " + event.contentHash();
      case Delivery.Malformed(var reason, var wire) -> "malformed " + reason.code();
    };
  }

  private static byte[] bytes(String line) {
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
