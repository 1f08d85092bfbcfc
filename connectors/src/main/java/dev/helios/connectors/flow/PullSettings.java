// SPDX-License-Identifier: MIT
package dev.helios.connectors.flow;

import java.time.Duration;

/**
 * How a {@link PullLoop} fetches and settles.
 *
 * @param visibility how long a storage queue hides a message that is leased; renewed in time
 * @param underWay most messages of one source leased at once
 * @param settlers how many threads delete messages, where the service deletes them one by one
 * @param idle longest pause between two fetches that find nothing; each fetch is billed
 * @param pause first pause after the log did not take a message; doubles up to {@code pauseMax}
 * @param drain how long {@code run} waits at its end for what is under way
 */
public record PullSettings(
    Duration visibility,
    int underWay,
    int settlers,
    Duration idle,
    Duration pause,
    Duration pauseMax,
    Duration drain) {
  public PullSettings {
    if (underWay < 1 || settlers < 1) {
      throw new IllegalArgumentException(
          "expected at least 1 message under way and 1 settler, found "
              + underWay
              + " and "
              + settlers);
    }
    if (visibility.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "expected a visibility of at least 1s, found " + visibility);
    }
  }

  public static PullSettings defaults() {
    return new PullSettings(
        Duration.ofSeconds(60),
        256,
        16,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10));
  }
}
