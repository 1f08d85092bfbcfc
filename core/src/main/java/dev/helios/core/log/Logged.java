// SPDX-License-Identifier: MIT
package dev.helios.core.log;

import java.time.Instant;

/** A value with its place in the log and the time the log took it in. */
public record Logged<T>(T value, Position position, Instant loggedAt) {

  /** The same place with this value. */
  public <U> Logged<U> with(U other) {
    return new Logged<>(other, position, loggedAt);
  }
}
