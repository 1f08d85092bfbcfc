// SPDX-License-Identifier: MIT
package dev.helios.simulator.send;

import dev.helios.simulator.wire.Form;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What each cloud does with an answer, from its documentation, with the waiting times scaled down:
 * half a second at first, doubled each time, at most five seconds, for at most ten minutes. Pure.
 */
public final class Retry {
  /** How long a message is tried before it is given up. */
  public static final Duration HORIZON = Duration.ofMinutes(10);

  static final Duration FIRST = Duration.ofMillis(500);
  static final Duration LONGEST = Duration.ofSeconds(5);
  private static final Duration LONGEST_ASKED = Duration.ofSeconds(30);

  private Retry() {}

  /** What becomes of a delivery after an attempt. */
  public sealed interface Next {
    /** The cloud regards it as delivered. */
    record Delivered() implements Next {}

    /** The cloud drops it or puts it in its dead letters. */
    record Dropped() implements Next {}

    /** The cloud sends it again. */
    record Again(Duration after) implements Next {}
  }

  /**
   * Decides after an answer.
   *
   * @param attempt 1 for the first
   * @param retryAfter seconds the server asked for, null when it did not
   */
  public static Next afterAnswer(Form form, int status, int attempt, @Nullable Long retryAfter) {
    if (delivered(form, status)) {
      return new Next.Delivered();
    }
    boolean forbidden = form == Form.EVENTBRIDGE && retryAfter != null && retryAfter < 0;
    if (dropped(form, status) || forbidden) {
      return new Next.Dropped();
    }
    Duration own = pause(attempt);
    // EventBridge takes the longer of its own pause and the one asked for; the others do not look.
    if (form == Form.EVENTBRIDGE && retryAfter != null) {
      Duration asked = Duration.ofSeconds(Math.min(retryAfter, LONGEST_ASKED.toSeconds()));
      return new Next.Again(asked.compareTo(own) > 0 ? asked : own);
    }
    return new Next.Again(own);
  }

  /** Decides after a timeout, a refused or a broken connection: every cloud sends again. */
  public static Next afterError(int attempt) {
    return new Next.Again(pause(attempt));
  }

  private static boolean delivered(Form form, int status) {
    return switch (form) {
      case EVENTBRIDGE, SNS -> status >= 200 && status < 300;
      case PUBSUB ->
          status == 102 || status == 200 || status == 201 || status == 202 || status == 204;
      case EVENT_GRID, CLOUD_EVENT -> status >= 200 && status <= 204;
    };
  }

  private static boolean dropped(Form form, int status) {
    return switch (form) {
      case EVENTBRIDGE ->
          status < 500 && status != 401 && status != 407 && status != 409 && status != 429;
      case SNS -> status >= 400 && status < 500;
      case PUBSUB -> false;
      case EVENT_GRID, CLOUD_EVENT ->
          status == 400 || status == 401 || status == 403 || status == 413;
    };
  }

  private static Duration pause(int attempt) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(attempt - 1, 10));
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }
}
