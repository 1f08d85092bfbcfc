// SPDX-License-Identifier: MIT
package dev.helios.simulator;

import java.io.PrintStream;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code simulate} and {@code check}. */
@Command(
    name = "./helios",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "simulate|check",
    description = "Sends traffic to HELIOS, and compares what it did with what was sent.")
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.setProperty("jdk.httpclient.disableRetryConnect", "true");
    int code = commandLine(System.out, Clock.systemUTC()).execute(args);
    System.out.flush();
    System.exit(code);
  }

  /** Exit codes: those of the commands; 2 for a wrong command line. */
  static CommandLine commandLine(PrintStream out, Clock clock) {
    return new CommandLine(new Main())
        .addSubcommand(new SimulateCommand(out, clock))
        .addSubcommand(new CheckCommand(out, clock))
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(
            (wrong, words) -> {
              CommandLine command = wrong.getCommandLine();
              String name = command.getCommandSpec().qualifiedName(" ");
              command.getErr().println(wrong.getMessage());
              command.getErr().println("'" + name + " --help' lists what there is.");
              return command.getCommandSpec().exitCodeOnInvalidInput();
            });
  }
}
