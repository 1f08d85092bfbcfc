// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import static dev.helios.core.reconcile.Status.MATCHED;
import static dev.helios.core.reconcile.Status.MISMATCHED;
import static dev.helios.core.reconcile.Status.MISSING;
import static dev.helios.core.reconcile.Status.PENDING;
import static dev.helios.core.reconcile.Status.UNDECIDED;

import java.util.List;
import java.util.Optional;

/**
 * Every move a case's status can make, and what makes it. The status itself is always judged anew
 * from all the evidence; this table is what that amounts to, and the tests hold the judge to it.
 * One move is not in it: what was matched never becomes missing.
 */
public final class Moves {

  /** One move. */
  public record Move(Status from, Status to, String cause) {}

  /** All moves from one status to another. */
  public static final List<Move> TABLE =
      List.of(
          new Move(PENDING, MATCHED, "the last step came, or a closing event"),
          new Move(PENDING, MISMATCHED, "what came contradicts itself"),
          new Move(PENDING, MISSING, "the clouds of an absent step passed its deadline"),
          new Move(PENDING, UNDECIDED, "the cloud of an absent step fell silent"),
          new Move(UNDECIDED, PENDING, "the silent cloud speaks again"),
          new Move(UNDECIDED, MATCHED, "the last step came, or a closing event"),
          new Move(UNDECIDED, MISMATCHED, "what came contradicts itself"),
          new Move(UNDECIDED, MISSING, "the cloud passed the deadline, or hold ended"),
          new Move(MISSING, MATCHED, "the missing step came late, or a closing event"),
          new Move(MISSING, MISMATCHED, "what came contradicts itself"),
          new Move(MISSING, PENDING, "the missing step came late, another is still awaited"),
          new Move(MISSING, UNDECIDED, "the missing step came late, another's cloud is silent"),
          new Move(MATCHED, MISMATCHED, "a second, contradicting or unexpected event came"),
          new Move(MATCHED, PENDING, "another part came and its sum is open again"),
          new Move(MATCHED, UNDECIDED, "another part came, its sum is open and its cloud silent"),
          new Move(MISMATCHED, MATCHED, "the rest came and everything adds up"),
          new Move(MISMATCHED, MISSING, "the contradiction was explained, a step is missing"),
          new Move(MISMATCHED, PENDING, "the contradiction was explained, a step is awaited"),
          new Move(MISMATCHED, UNDECIDED, "the contradiction was explained, a cloud is silent"));

  private Moves() {}

  /** What makes this move; empty when there is no such move. */
  public static Optional<String> cause(Status from, Status to) {
    return TABLE.stream()
        .filter(move -> move.from() == from && move.to() == to)
        .map(Move::cause)
        .findFirst();
  }
}
