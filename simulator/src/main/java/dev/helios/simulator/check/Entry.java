// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import dev.helios.simulator.ledger.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One message of a ledger with what became of it. Filled while the ledger is read. */
final class Entry {
  final long n;
  final String cloud;
  final String id;
  final @Nullable String orderId;
  final @Nullable String step;
  final String kind;
  final String sha256;
  final Instant occurredAt;
  final Instant sentAt;
  private @Nullable Outcome last;
  private @Nullable Instant acknowledgedAt;
  private boolean unsent;

  Entry(
      long n,
      String cloud,
      String id,
      @Nullable String orderId,
      @Nullable String step,
      String kind,
      String sha256,
      Instant occurredAt,
      Instant sentAt) {
    this.n = n;
    this.cloud = cloud;
    this.id = id;
    this.orderId = orderId;
    this.step = step;
    this.kind = kind;
    this.sha256 = sha256;
    this.occurredAt = occurredAt;
    this.sentAt = sentAt;
  }

  void answered(Outcome outcome, Instant at) {
    if (outcome.acknowledged() && acknowledgedAt == null) {
      acknowledgedAt = at;
    }
    last = outcome;
  }

  void notSent() {
    unsent = true;
  }

  /** When the server took it as an event; null when it never said so. */
  @Nullable Instant acknowledgedAt() {
    return acknowledgedAt;
  }

  boolean acknowledged() {
    return acknowledgedAt != null;
  }

  boolean quarantined() {
    return last != null && last.word().equals(Outcome.QUARANTINED);
  }

  @Nullable String quarantineId() {
    return last == null ? null : last.quarantineId();
  }

  boolean malformed() {
    return kind.equals("malformed");
  }

  boolean unsent() {
    return unsent;
  }

  /** What two messages share exactly when they are the same event by identity. */
  String key() {
    return cloud + " " + id;
  }

  @Override
  public String toString() {
    return "message " + n + " (" + cloud + " " + id + ", " + kind + ")";
  }
}
