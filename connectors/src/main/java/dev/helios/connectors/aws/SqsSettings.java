// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import java.net.URI;
import java.time.Duration;

/**
 * A queue to fetch from.
 *
 * @param queueUrl the queue's address as AWS gives it
 * @param receivers how many long polls run side by side, 1 to 64; each has at most ten messages
 *     under way
 * @param poll how long a poll waits for messages, up to 20 s; longer costs less
 * @param visibility how long a message is hidden from others when it is received, 1 s to 12 h; it
 *     is extended while the message is under way
 * @param pause how long nothing is fetched after the log could not take a message; doubles up to
 *     {@code longestPause} while it still cannot
 * @param hold how long a message is held while its fate is not known; then it is given back
 * @param drain how long {@code run} waits, once closed, for the fates of what is under way
 */
public record SqsSettings(
    String queueUrl,
    int receivers,
    Duration poll,
    Duration visibility,
    Duration pause,
    Duration longestPause,
    Duration hold,
    Duration drain) {
  private static final Duration LONGEST_POLL = Duration.ofSeconds(20);
  private static final Duration LONGEST_HIDDEN = Duration.ofHours(12);

  public SqsSettings {
    nameOf(queueUrl);
    need(receivers >= 1 && receivers <= 64, "1 to 64 receivers", receivers);
    need(!poll.isNegative() && poll.compareTo(LONGEST_POLL) <= 0, "a poll of 0 to 20 s", poll);
    need(
        visibility.toSeconds() >= 1 && visibility.compareTo(LONGEST_HIDDEN) <= 0,
        "a visibility timeout of 1 s to 12 h",
        visibility);
    need(pause.isPositive(), "a pause above zero", pause);
    need(longestPause.compareTo(pause) >= 0, "a longest pause of at least the pause", longestPause);
    need(longestPause.compareTo(LONGEST_HIDDEN) <= 0, "a pause of at most 12 h", longestPause);
    need(
        hold.isPositive() && hold.compareTo(LONGEST_HIDDEN) < 0,
        "a hold above zero and below 12 h",
        hold);
    need(!drain.isNegative(), "a time to drain of zero or more", drain);
  }

  /** A queue with what fits most: eight polls of 20 s, a minute hidden, pauses of 1 to 30 s. */
  public static SqsSettings of(String queueUrl) {
    return new SqsSettings(
        queueUrl,
        8,
        LONGEST_POLL,
        Duration.ofMinutes(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofHours(1),
        Duration.ofSeconds(10));
  }

  /** The queue's name: the last part of its address. */
  static String nameOf(String queueUrl) {
    URI uri = URI.create(queueUrl);
    String path = uri.getPath() == null ? "" : uri.getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    need(
        uri.getHost() != null && uri.getUserInfo() == null && !name.isEmpty(),
        "a queue's URL as AWS gives it, https://HOST/ACCOUNT/NAME",
        "one without host or name, or with credentials");
    return name;
  }

  private static void need(boolean so, String expected, Object found) {
    if (!so) {
      throw new IllegalArgumentException("expected " + expected + ", found " + found);
    }
  }
}
