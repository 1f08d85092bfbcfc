// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does much, a few at a time. */
final class AtOnce {
  private static final int WIDTH = 8;

  private AtOnce() {}

  /** One thing to do, and what is to complain of about it. */
  interface Work {
    List<String> complaints() throws Exception;
  }

  /** Does all of it; everything that was complained of. */
  static List<String> complaints(List<Work> works) throws Exception {
    List<String> all = new ArrayList<>();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(WIDTH, Thread.ofVirtual().factory())) {
      List<Future<List<String>>> done = new ArrayList<>();
      for (Work work : works) {
        done.add(workers.submit(work::complaints));
      }
      for (Future<List<String>> result : done) {
        all.addAll(result.get());
      }
    }
    return all;
  }
}
