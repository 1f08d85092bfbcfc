// SPDX-License-Identifier: MIT
package dev.helios.simulator;

import dev.helios.simulator.check.Check;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The command line: {@code simulate} and {@code check}. */
public final class Main {
  private static final String HELP =
      """
      simulate [--rate N] [--duration S] [--error-rate F] [--url U] [--scenario traffic|orders]
               [--seed N] [--ledger FILE] [--faults none|all|kind=rate,...]
               [--stall cloud:start:length,...] [--window 30s] [--sns F] [--settle S] [--run HEX]
               [--quiet]
      check --ledger FILE [--url U] [--wait S]
      kinds of --faults: missing late redelivery double_charge conflict mismatch edge out_of_order
                         shuffled orphan cancelled skew""";

  private Main() {}

  public static void main(String[] args) {
    System.setProperty("jdk.httpclient.disableRetryConnect", "true");
    int code = run(Arrays.asList(args), System.out, System.err, Clock.systemUTC());
    System.out.flush();
    System.exit(code);
  }

  /** Runs a command and gives its exit code. */
  static int run(List<String> args, PrintStream out, PrintStream err, Clock clock) {
    String command = args.isEmpty() ? "" : args.getFirst();
    List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
    if (args.contains("--help") || command.equals("help")) {
      out.println(HELP);
      return 0;
    }
    try {
      return switch (command) {
        case "simulate" -> {
          long entropy = new SecureRandom().nextLong();
          SimulateOptions options = SimulateOptions.parse(rest, clock.instant(), entropy);
          yield new Simulate(options, out, clock).run();
        }
        case "check" -> check(rest, out, clock);
        default -> throw new Flags.Wrong("Expected simulate or check, found \"" + command + "\".");
      };
    } catch (Flags.Wrong wrong) {
      err.println(wrong.getMessage());
      return 2;
    }
  }

  private static int check(List<String> words, PrintStream out, Clock clock) {
    Flags flags = Flags.parse(words, Set.of("ledger", "url", "wait"), Set.of());
    String ledger = flags.text("ledger", "");
    if (ledger.isEmpty()) {
      throw new Flags.Wrong("check needs --ledger FILE.");
    }
    Duration wait = SimulateOptions.seconds(flags.number("wait", 30, 0, 3600));
    return Check.run(Path.of(ledger), SimulateOptions.url(flags), wait, out, clock);
  }
}
