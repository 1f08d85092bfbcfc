// SPDX-License-Identifier: MIT
package dev.helios.simulator;

import dev.helios.simulator.check.Check;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "compares a ledger with what HELIOS stored and judged")
final class CheckCommand implements Callable<Integer> {
  private final PrintStream out;
  private final Clock clock;

  @Option(
      names = "--ledger",
      required = true,
      paramLabel = "FILE",
      description = "what 'simulate --ledger' wrote")
  Path ledger = Path.of("");

  @Option(
      names = "--url",
      paramLabel = "U",
      defaultValue = Converters.SERVER,
      converter = Converters.Url.class,
      description = "where HELIOS is (${DEFAULT-VALUE})")
  URI url = URI.create(Converters.SERVER);

  @Option(
      names = "--wait",
      paramLabel = "S",
      defaultValue = "30",
      converter = Converters.Wait.class,
      description = "how many seconds what is missing may take to come (${DEFAULT-VALUE})")
  Duration wait = Duration.ZERO;

  CheckCommand(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    return Check.run(ledger, url, wait, out, clock);
  }
}
