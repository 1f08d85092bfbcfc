// SPDX-License-Identifier: MIT
package dev.helios.lab.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * Sends load in a closed loop: each connection the next request when the last was answered. Both
 * systems that are compared are driven by the same one.
 */
public interface Generator {
  /** What is sent. */
  enum Shape {
    /** Orders of three events through the webhooks of three clouds. */
    ORDERS("orders", 1),
    /** The same orders, all of them in EventBridge's form: what the baseline can take. */
    EVENTBRIDGE("eventbridge", 1),
    /** The same orders as NDJSON streams of a hundred events on the direct API. */
    BATCHES("batches", 100),
    /** GET of the URL: nothing but HTTP. */
    GET("get", 1);

    private final String word;
    private final int events;

    Shape(String word, int events) {
      this.word = word;
      this.events = events;
    }

    /** Its name for scripts. */
    public String word() {
      return word;
    }

    /** Events in one request. */
    public int events() {
      return events;
    }
  }

  /**
   * What one run came to.
   *
   * @param failed requests without an answer in time, or with a status other than 2xx
   */
  record Shots(long requests, long failed, Duration took, Percentiles answers) {}

  /** What reports call it. */
  String name();

  /**
   * Sends for so long, in whole seconds.
   *
   * @param run goes into every id: must never be used twice
   */
  Shots run(URI url, Shape shape, String run, int connections, Duration time)
      throws IOException, InterruptedException;
}
