// SPDX-License-Identifier: MIT
package dev.helios.lab.control;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** A program that lets go of nothing: heap, descriptors and threads grow until it is ended. */
public final class ResourceLeak {
  public static final String WRONG = "a program that leaks heap, descriptors and threads";

  private static final int TIMES_MAX = 600;
  private static final int PAUSE_MILLIS = 100;
  private static final int PIECE = 1 << 20;

  private ResourceLeak() {}

  public static void main(String[] file) throws IOException, InterruptedException {
    List<byte[]> heap = new ArrayList<>();
    List<InputStream> descriptors = new ArrayList<>();
    for (int i = 0; i < TIMES_MAX; i++) {
      heap.add(new byte[PIECE]);
      descriptors.add(new FileInputStream(new File(file[0])));
      Thread.ofPlatform().daemon().start(ResourceLeak::waitForever);
      Thread.sleep(PAUSE_MILLIS);
    }
    System.out.println(heap.size() + " " + descriptors.size());
  }

  private static void waitForever() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
