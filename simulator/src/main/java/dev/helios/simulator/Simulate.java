// SPDX-License-Identifier: MIT
package dev.helios.simulator;

import dev.helios.simulator.ledger.FileLedger;
import dev.helios.simulator.ledger.Ledger;
import dev.helios.simulator.ledger.RunHeader;
import dev.helios.simulator.send.Dispatcher;
import dev.helios.simulator.send.Run;
import dev.helios.simulator.send.Statistics;
import dev.helios.simulator.shop.OrdersScenario;
import dev.helios.simulator.shop.Scenario;
import dev.helios.simulator.shop.Settings;
import dev.helios.simulator.shop.TrafficScenario;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The {@code simulate} command. */
final class Simulate {
  private static final int WIRE_MAX = 2_000;

  /** With a ledger nothing is left out because the server is slow, up to this many. */
  private static final int PENDING_MAX = 500_000;

  private static final long SHUTDOWN_WAIT_SECONDS = 15;

  private final SimulateOptions options;
  private final PrintStream out;
  private final Clock clock;
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean interrupted;

  Simulate(SimulateOptions options, PrintStream out, Clock clock) {
    this.options = options;
    this.out = out;
    this.clock = clock;
  }

  /** Runs to the end; 0 when the server took everything, 1 when it did not, 2 without a ledger. */
  int run() {
    try (Ledger ledger = openLedger()) {
      return run(ledger);
    } catch (IOException e) {
      out.println("The ledger " + options.ledger() + " cannot be begun: " + e + ".");
      return 2;
    } finally {
      finished.countDown();
    }
  }

  private int run(Ledger ledger) {
    Settings settings = options.settings();
    Statistics statistics = new Statistics();
    Narrator narrator = new Narrator(out, statistics, options.quiet(), settings.rate());
    boolean patient = options.ledger() != null;
    out.println(opening(settings));
    try (Dispatcher dispatcher =
        new Dispatcher(
            options.url(),
            ledger,
            statistics,
            narrator,
            clock,
            WIRE_MAX,
            patient ? PENDING_MAX : WIRE_MAX)) {
      Scenario scenario =
          options.orders() ? new OrdersScenario(settings) : new TrafficScenario(settings);
      Run run = new Run(scenario, ledger, dispatcher, clock, settings.start());
      Thread hook = stopOnSignal(run);
      run.play();
      Duration settle = interrupted ? Duration.ofSeconds(5) : options.settle();
      boolean settled = dispatcher.settle(System.nanoTime() + settle.toNanos());
      ledger.flush();
      out.println();
      out.println(statistics.summary(Duration.between(settings.start(), clock.instant())));
      if (!settled) {
        out.println("open when the wait ended: " + dispatcher.pending() + " requests");
      }
      out.flush();
      forget(hook);
      return settled && statistics.lost() == 0 ? 0 : 1;
    }
  }

  private Ledger openLedger() throws IOException {
    Settings settings = options.settings();
    if (options.ledger() == null) {
      return Ledger.NONE;
    }
    RunHeader header =
        new RunHeader(
            settings.run().hex(),
            settings.seed(),
            options.orders() ? "orders" : "traffic",
            settings.rate(),
            settings.start());
    return FileLedger.begin(options.ledger(), header, clock);
  }

  private String opening(Settings settings) {
    String length =
        settings.duration().isZero()
            ? "until stopped"
            : "for " + settings.duration().toSeconds() + " s";
    return "run "
        + settings.run().hex()
        + ", seed "
        + settings.seed()
        + ", "
        + (options.orders() ? "orders" : "traffic")
        + ": "
        + settings.rate()
        + " events/s to "
        + options.url()
        + " "
        + length;
  }

  private Thread stopOnSignal(Run run) {
    Thread hook =
        new Thread(
            () -> {
              interrupted = true;
              run.stop();
              try {
                finished.await(SHUTDOWN_WAIT_SECONDS, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Runtime.getRuntime().addShutdownHook(hook);
    return hook;
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyGoingDown) {
      // The hook is running and waits for this thread.
    }
  }
}
