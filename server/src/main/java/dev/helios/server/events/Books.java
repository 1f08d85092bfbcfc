// SPDX-License-Identifier: MIT
package dev.helios.server.events;

import dev.helios.core.log.LogIdentity;
import dev.helios.core.log.LogPartition;
import dev.helios.engine.LogAdmin;
import dev.helios.engine.LogAdmin.LogAwayException;
import dev.helios.engine.Topics;
import dev.helios.server.runtime.CurrentLog;
import dev.helios.server.runtime.SingleFlightCache;
import dev.helios.store.counts.BalanceQueries;
import dev.helios.store.flows.ReconcilerTally;
import dev.helios.store.flows.TallyStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Draws up the books of the installation. Blocking; thread-safe. */
@ApplicationScoped
public class Books {
  /** Whether the books balance is asked of the database at most so often. */
  private static final Duration BALANCED = Duration.ofSeconds(1);

  /** Whether the counts agree does not depend on the log, and is said before the log is known. */
  private static final LogIdentity NO_LOG = new LogIdentity("", "");

  private final BalanceQueries balance;
  private final TallyStore tallies;
  private final LogAdmin log;
  private final CurrentLog current;
  private final InstantSource clock;
  private final SingleFlightCache<Boolean> balanced;

  Books(
      BalanceQueries balance,
      TallyStore tallies,
      LogAdmin log,
      CurrentLog current,
      InstantSource clock) {
    this.balance = balance;
    this.tallies = tallies;
    this.log = log;
    this.current = current;
    this.clock = clock;
    this.balanced = new SingleFlightCache<>(this::holds, BALANCED);
  }

  /** Whether the counts of deliveries tie out, as of a second ago at most. */
  boolean isBalanced() {
    return balanced.get();
  }

  private boolean holds() {
    return balance.balance(current.last().orElse(NO_LOG)).holds();
  }

  /** The sheet as of now. */
  BalanceSheet sheet() throws LogAwayException, InterruptedException {
    // The end is asked first: what is read later can only be further on, never behind.
    Map<LogPartition, Long> ends = log.ends(Topics.KEPT);
    LogIdentity here = current.ask();
    List<ReconcilerTally> judged = tallies.tallies(here);
    return BalanceSheet.of(balance.balance(here), judged, ends, clock.instant());
  }
}
