// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.ListBlobsOptions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds the blobs that Event Grid wrote within a span of time. It files them by subscription, year,
 * month, day and UTC hour; whether numbers are padded does not matter here. Only folders that may
 * hold something of the span are listed.
 */
final class HourFolders {
  /** A blob and the subscription, in the spelling of its folder, that could not be served. */
  record Found(String blob, String subscription, long bytes) {}

  private static final int ROOT_DEPTH_MAX = 4;
  private static final int LEVELS = 4;

  private final BlobContainerClient container;
  private final long[] first;
  private final long[] last;

  HourFolders(BlobContainerClient container, Instant from, Instant to) {
    this.container = container;
    this.first = numbers(from);
    this.last = numbers(to);
  }

  /** Every blob of the span, a page of the listing in memory at a time. */
  void forEach(Consumer<Found> each) {
    roots("", 0, each);
  }

  private void roots(String prefix, int depth, Consumer<Found> each) {
    for (BlobItem item : list(prefix)) {
      if (isFolder(item)) {
        long number = number(item.getName());
        if (number > 999) {
          descend(item.getName(), new long[] {number}, name(prefix), each);
        } else if (depth < ROOT_DEPTH_MAX) {
          roots(item.getName(), depth + 1, each);
        }
      }
    }
  }

  /** {@code path} is the year, then the month and so on that {@code folder} stands for. */
  private void descend(String folder, long[] path, String subscription, Consumer<Found> each) {
    if (compare(path, first) < 0 || compare(path, last) > 0) {
      return;
    }
    boolean hour = path.length == LEVELS;
    for (BlobItem item : list(folder)) {
      if (hour && !isFolder(item) && item.getName().endsWith(".json")) {
        each.accept(
            new Found(item.getName(), subscription, item.getProperties().getContentLength()));
      } else if (!hour && isFolder(item) && number(item.getName()) >= 0) {
        long[] longer = Arrays.copyOf(path, path.length + 1);
        longer[path.length] = number(item.getName());
        descend(item.getName(), longer, subscription, each);
      }
    }
  }

  private Iterable<BlobItem> list(String prefix) {
    return container.listBlobsByHierarchy("/", new ListBlobsOptions().setPrefix(prefix), null);
  }

  private static boolean isFolder(BlobItem item) {
    return Boolean.TRUE.equals(item.isPrefix());
  }

  /** The last part of a folder's name. */
  private static String name(String folder) {
    String trimmed = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  /** The number that a folder is called by; -1 when it is none. */
  private static long number(String folder) {
    String name = name(folder);
    boolean digits = !name.isEmpty() && name.length() <= 4;
    return digits && name.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(name) : -1;
  }

  private static long[] numbers(Instant instant) {
    ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
    return new long[] {time.getYear(), time.getMonthValue(), time.getDayOfMonth(), time.getHour()};
  }

  /** Compares as far as the shorter one goes. */
  private static int compare(long[] path, long[] bound) {
    for (int i = 0; i < path.length; i++) {
      if (path[i] != bound[i]) {
        return Long.compare(path[i], bound[i]);
      }
    }
    return 0;
  }
}
