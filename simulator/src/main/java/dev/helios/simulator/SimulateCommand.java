// SPDX-License-Identifier: MIT
package dev.helios.simulator;

import dev.helios.simulator.shop.FaultPlan;
import dev.helios.simulator.shop.Flow;
import dev.helios.simulator.shop.RunId;
import dev.helios.simulator.shop.Settings;
import dev.helios.simulator.shop.Stall;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "sends traffic, with faults where asked for; docs/guides/SIMULATOR.md says more")
final class SimulateCommand implements Callable<Integer> {
  private final PrintStream out;
  private final Clock clock;

  @Spec @Nullable CommandSpec spec;

  enum ScenarioName {
    traffic,
    orders
  }

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = "traffic",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  ScenarioName scenario = ScenarioName.traffic;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "10",
      converter = Converters.Rate.class,
      description = "events per second (${DEFAULT-VALUE})")
  double rate;

  @Option(
      names = "--duration",
      paramLabel = "S",
      defaultValue = "0",
      converter = Converters.Length.class,
      description = "seconds; 0 for until stopped (${DEFAULT-VALUE})")
  Duration duration = Duration.ZERO;

  @Option(
      names = "--error-rate",
      paramLabel = "F",
      defaultValue = "0.05",
      converter = Converters.Share.class,
      description = "the share of malformed deliveries (${DEFAULT-VALUE})")
  double errorRate;

  @Option(
      names = "--sns",
      paramLabel = "F",
      defaultValue = "0.1",
      converter = Converters.Share.class,
      description = "the share of AWS's deliveries that come inside SNS (${DEFAULT-VALUE})")
  double sns;

  @Option(
      names = "--url",
      paramLabel = "U",
      defaultValue = Converters.SERVER,
      converter = Converters.Url.class,
      description = "where HELIOS is (${DEFAULT-VALUE})")
  URI url = URI.create(Converters.SERVER);

  @Option(names = "--seed", paramLabel = "N", description = "makes the same traffic again")
  @Nullable Long seed;

  @Option(
      names = "--run",
      paramLabel = "HEX",
      converter = Converters.Run.class,
      description = "the run's id in all ids")
  @Nullable RunId run;

  @Option(names = "--ledger", paramLabel = "FILE", description = "writes down what was sent")
  @Nullable Path ledger;

  @Option(
      names = "--faults",
      paramLabel = "F",
      converter = Converters.Faults.class,
      description = {
        "none, all or kind=rate,... of missing late redelivery double_charge conflict mismatch",
        "edge out_of_order shuffled orphan cancelled skew (none)"
      })
  @Nullable FaultPlan faults;

  @Option(
      names = "--stall",
      paramLabel = "CLOUD[/SOURCE]:START:LENGTH",
      split = ",",
      converter = Converters.Stalls.class,
      description = "a time in which a cloud, or its source eu or us, delivers nothing, in seconds")
  List<Stall> stalls = new ArrayList<>();

  @Option(
      names = "--window",
      paramLabel = "S",
      converter = Converters.Window.class,
      description = "how long the flow waits for an order's events (30s)")
  @Nullable Duration window;

  @Option(
      names = "--settle",
      paramLabel = "S",
      defaultValue = "60",
      converter = Converters.Settle.class,
      description = "how many seconds the last answers may take (${DEFAULT-VALUE})")
  Duration settle = Duration.ZERO;

  @Option(names = "--quiet", description = "no progress")
  boolean quiet;

  SimulateCommand(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    boolean orders = scenario == ScenarioName.orders;
    if (!orders && (faults != null || !stalls.isEmpty() || window != null)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--faults, --stall and --window need --scenario orders");
    }
    long entropy = new SecureRandom().nextLong();
    Settings settings =
        new Settings(
            run == null ? RunId.of(entropy) : run,
            seed == null ? entropy >>> 1 : seed,
            clock.instant(),
            rate,
            duration,
            errorRate,
            sns,
            faults == null ? FaultPlan.none() : faults,
            stalls,
            new Flow(window == null ? Duration.ofSeconds(30) : window));
    return new Simulate(
            new SimulateOptions(settings, orders, url, ledger, quiet, settle), out, clock)
        .run();
  }
}
