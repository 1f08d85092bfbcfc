// SPDX-License-Identifier: MIT
package dev.helios.connectors.port;

import java.time.Instant;
import java.util.function.Consumer;

/**
 * Brings lost events back from where a cloud still has them: an archive, a retained subscription,
 * dead letters. What comes back comes in like any delivery, marked as a replay: it passes where the
 * effect is missing and is a duplicate where it exists.
 */
public interface Backfill extends AutoCloseable {

  /**
   * What to bring back: what the cloud says happened from {@code from} (inclusive) to {@code to}
   * (exclusive).
   *
   * @param replay the name under which it comes back; letters, digits and hyphens
   */
  record Range(Instant from, Instant to, String replay) {}

  /**
   * How far it is. {@code handed} messages were handed to the intake or, where the cloud sends them
   * by its own way, {@code handed} is 0 and {@code state} is the cloud's word.
   */
  record Progress(String state, long found, long handed, boolean done) {}

  SourceName name();

  /** What {@link #run} would do, in words and figures, without changing anything. Blocks. */
  String plan(Range range) throws Exception;

  /** Does it and returns when it is done. May be run again: nothing is stored twice. Blocks. */
  void run(Range range, MessageHandler intake, Consumer<Progress> progress) throws Exception;

  @Override
  void close();
}
