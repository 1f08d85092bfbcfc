// SPDX-License-Identifier: MIT
package dev.helios.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** {@code ./helios bench} and {@code ./helios prove}: one style of help, errors and exit codes. */
public final class Commands {
  /** Of a command line that means nothing, and of a run that could not be done. */
  static final int NOT_RUN = 2;

  private Commands() {}

  /** The first word is the command. Exit codes: 0 good, 1 not so, 2 not run. */
  public static void main(String[] words) {
    // Parts of HELIOS that are used here log their start; this is no server.
    Logger.getLogger("").setLevel(Level.WARNING);
    Path home = Path.of(System.getProperty("helios.home", ".")).toAbsolutePath().normalize();
    System.exit(commandLine(home, System.getenv()).execute(words));
  }

  static CommandLine commandLine(Path home, Map<String, String> environment) {
    CommandLine line =
        new CommandLine(new All())
            .addSubcommand(new BenchCommand(home, environment))
            .addSubcommand(new ProveCommand(home));
    line.setUsageHelpWidth(100);
    line.setParameterExceptionHandler((wrong, words) -> said(wrong));
    line.setExecutionExceptionHandler(
        (failed, command, words) -> {
          if (failed instanceof IOException || failed instanceof IllegalStateException) {
            command.getErr().println("The run could not be finished: " + failed.getMessage());
            return NOT_RUN;
          }
          throw failed;
        });
    return line;
  }

  private static int said(CommandLine.ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println(wrong.getMessage());
    String name = command.getCommandSpec().qualifiedName(" ");
    command.getErr().println("'" + name + " --help' lists what there is.");
    return NOT_RUN;
  }

  @CommandLine.Command(name = "./helios", synopsisSubcommandLabel = "COMMAND")
  private static final class All implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public Integer call() {
      if (spec != null) {
        spec.commandLine().usage(spec.commandLine().getErr());
      }
      return NOT_RUN;
    }
  }
}
