// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** The {@code check} command: the ledger against the server. */
public final class Check {
  private Check() {}

  /**
   * Compares and prints.
   *
   * @param wait longest time for the server to come to rest, and again for verdicts to settle
   * @return 0 without a difference, 1 with one, 2 when it could not be checked
   */
  public static int run(Path ledger, URI url, Duration wait, PrintStream out, Clock clock) {
    try (Server server = new Server(url)) {
      Report report = new Report();
      compare(LedgerReader.read(ledger), server, wait, report, clock);
      report.print(out);
      return report.clean() ? 0 : 1;
    } catch (Unchecked e) {
      out.println("NOT CHECKED: " + e.getMessage());
      return 2;
    }
  }

  static void compare(Account account, Server server, Duration wait, Report report, Clock clock)
      throws Unchecked {
    figures(account, report);
    Balance.compare(server, wait, report);
    Stored stored = Stored.read(server, account.run(), account.startedAt(), clock.instant());
    report.figure("stored of this run", stored.rows());
    StoredCheck.compare(account, stored, report);
    QuarantineCheck.compare(account, server, report);
    VerdictCheck.compare(account, server, wait, report);
  }

  private static void figures(Account account, Report report) {
    long acknowledged = account.entries().values().stream().filter(Entry::acknowledged).count();
    long open =
        account.entries().values().stream()
            .filter(entry -> !entry.acknowledged() && !entry.quarantined())
            .count();
    report.figure("run", account.run().hex());
    report.figure("messages sent", account.entries().size());
    report.figure("acknowledged", acknowledged);
    report.figure("neither acknowledged nor quarantined", open);
    if (account.partial()) {
      report.note("the ledger's last line was cut off and is left out");
    }
    if (!account.ended()) {
      report.note("the run was ended from outside");
    }
  }
}
