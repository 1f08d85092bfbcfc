// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import dev.helios.standalone.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo} and {@code up}. */
abstract class StartCommand implements Callable<Integer> {
  private final Path home;
  private final Map<String, String> environment;

  @Spec @Nullable CommandSpec spec;

  @Mixin final DataOption data = new DataOption();

  @Mixin final PortOptions ports = new PortOptions();

  @Option(names = "--fresh", description = "begin with empty data")
  boolean fresh;

  @Option(names = "--detach", description = "go on in the background when ready")
  boolean detach;

  private StartCommand(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = Map.copyOf(environment);
  }

  /** The simulator's events per second; 0 for no simulator. */
  abstract int rate();

  abstract boolean browser();

  @Override
  public Integer call() throws IOException, InterruptedException, Refused {
    CommandSpec command = Objects.requireNonNull(spec);
    Options options =
        new Options(data.folder(home), rate(), ports.port, ports.dashboardPort, fresh, browser());
    if (detach) {
      List<String> words =
          new ArrayList<>(command.root().commandLine().getParseResult().originalArgs());
      return new Detached().run(words, options, home);
    }
    new Start(command.name(), options, home, environment).run();
    return 0;
  }

  @Command(
      name = "demo",
      description =
          "everything on this machine, with traffic: PostgreSQL, Kafka, Redis, server, dashboard,"
              + " simulator (orders with faults); Ctrl-C stops all of it")
  static final class Demo extends StartCommand {
    @Option(
        names = "--rate",
        paramLabel = "N",
        defaultValue = "10",
        converter = Ranges.Rate.class,
        description = "the simulator's events per second (${DEFAULT-VALUE})")
    int rate;

    @Option(names = "--no-simulator", description = "without traffic")
    boolean silent;

    @Option(names = "--no-browser", description = "do not open the dashboard in a browser")
    boolean noBrowser;

    Demo(Path home, Map<String, String> environment) {
      super(home, environment);
    }

    @Override
    int rate() {
      return silent ? 0 : rate;
    }

    @Override
    boolean browser() {
      return !noBrowser;
    }
  }

  @Command(
      name = "up",
      description =
          "the same without simulator and browser; the data survives restarts; Ctrl-C stops it")
  static final class Up extends StartCommand {
    Up(Path home, Map<String, String> environment) {
      super(home, environment);
    }

    @Override
    int rate() {
      return 0;
    }

    @Override
    boolean browser() {
      return false;
    }
  }
}
