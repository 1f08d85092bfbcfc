// SPDX-License-Identifier: MIT
package dev.helios.lab.system;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The broker's own files, read past the broker: each append of a partition is one record batch
 * there, whose head says how long it is.
 *
 * @param folder the broker's folder of logs
 */
public record LogSegments(Path folder) {
  private static final int HEAD = 12;

  /** Batches in all partitions of these topics. */
  public long batches(List<String> topics) throws IOException {
    long batches = 0;
    try (Stream<Path> partitions = Files.list(folder)) {
      for (Path partition : partitions.filter(path -> isOf(path, topics)).toList()) {
        batches += batches(partition);
      }
    }
    return batches;
  }

  private static boolean isOf(Path partition, List<String> topics) {
    String name = partition.getFileName().toString();
    return topics.stream().anyMatch(topic -> name.matches(topic.replace(".", "\\.") + "-[0-9]+"));
  }

  private static long batches(Path partition) throws IOException {
    long batches = 0;
    try (Stream<Path> files = Files.list(partition)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".log")).toList()) {
        try (FileChannel segment = FileChannel.open(file)) {
          batches += batches(segment);
        }
      }
    }
    return batches;
  }

  private static long batches(FileChannel segment) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    long count = 0;
    long at = 0;
    while (at + HEAD <= segment.size()) {
      head.clear();
      if (segment.read(head, at) < HEAD) {
        throw new EOFException("a segment became shorter while it was read");
      }
      long length = head.getInt(Long.BYTES);
      if (length <= 0) {
        return count; // space that is not written yet
      }
      count++;
      at += HEAD + length;
    }
    return count;
  }
}
