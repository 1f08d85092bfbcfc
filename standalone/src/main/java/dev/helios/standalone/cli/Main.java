// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import dev.helios.standalone.Refused;
import dev.helios.standalone.ask.BackfillCommand;
import dev.helios.standalone.ask.Verify;
import dev.helios.standalone.ask.WhatIfCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command line of {@code ./helios}. */
@Command(
    name = "./helios",
    description = "HELIOS: events of several clouds, reconciled, on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "'./helios COMMAND --help' lists the options of a command. demo and up use services of yours",
      "where DATABASE_URL, KAFKA_BOOTSTRAP_SERVERS or REDIS_URL name them."
    })
public final class Main {
  private Main() {}

  /**
   * Exit codes: 0 done or stopped, 1 could not be done, 2 the command line is wrong; of {@code
   * whatif} and {@code verify}: 0 no difference, 1 a difference, 2 no answer; of {@code backfill}:
   * 0 brought back, 1 failed, 2 no answer.
   */
  public static void main(String[] arguments) {
    Path home = Path.of(System.getProperty("helios.home", ".")).toAbsolutePath().normalize();
    System.exit(commandLine(home, System.getenv()).execute(arguments));
  }

  static CommandLine commandLine(Path home, Map<String, String> environment) {
    CommandLine line =
        new CommandLine(new Main())
            .addSubcommand("demo", new StartCommand.Demo(home, environment))
            .addSubcommand("up", new StartCommand.Up(home, environment))
            .addSubcommand(new StopCommand(home))
            .addSubcommand(new DoctorCommand(home, environment));
    List.of(
            of("serve", "the server alone, against the services named by the environment"),
            of("simulate", "sends traffic, with faults where asked for"),
            of("check", "compares a ledger with what HELIOS stored and judged"),
            of("test", "every test of the project; --quick those of the inner loop"))
        .forEach(spec -> line.addSubcommand(spec.name(), spec));
    line.addSubcommand(new WhatIfCommand(System.out))
        .addSubcommand(new Verify(System.out))
        .addSubcommand(new BackfillCommand(System.out));
    List.of(
            of("publish", "sends events to a cloud's bus as a producer would"),
            of("bench", "load on a HELIOS of its own, measured beside the baseline"),
            of("prove", "hurts a HELIOS of its own in every way it promises to survive"))
        .forEach(spec -> line.addSubcommand(spec.name(), spec));
    line.addSubcommand(new CompletionCommand())
        .addSubcommand(new PrepareCommand(home))
        .addSubcommand(new HelpCommand());
    return configured(line);
  }

  /** A command that the script starts as a program of its own, with a help of its own. */
  private static CommandSpec of(String name, String what) {
    CommandSpec spec =
        CommandSpec.wrapWithoutInspection(
            (Runnable)
                () -> {
                  throw new IllegalStateException("'" + name + "' is started by ./helios");
                });
    spec.name(name).parser().stopAtUnmatched(true);
    spec.usageMessage()
        .description(what, "", "'./helios " + name + " --help' lists its options.")
        .customSynopsis("./helios " + name + " [OPTIONS]");
    return spec;
  }

  /** Errors as one sentence; a wrong command line ends with 2, a refusal as the command says. */
  public static CommandLine configured(CommandLine line) {
    withHelp(line);
    line.setUsageHelpWidth(100);
    return line.setParameterExceptionHandler(
            (wrong, words) -> {
              CommandLine command = wrong.getCommandLine();
              String name = command.getCommandSpec().qualifiedName(" ");
              command.getErr().println(wrong.getMessage());
              command.getErr().println("'" + name + " --help' lists what there is.");
              return command.getCommandSpec().exitCodeOnInvalidInput();
            })
        .setExecutionExceptionHandler(
            (failed, command, parsed) -> {
              switch (failed) {
                case Refused refused -> command.getErr().println(refused.sentence());
                case IOException io -> command.getErr().println("HELIOS cannot go on: " + io);
                default -> throw failed;
              }
              return command.getCommandSpec().exitCodeOnExecutionException();
            });
  }

  private static void withHelp(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    boolean own = spec.parser().stopAtUnmatched() || spec.helpCommand();
    if (!own) {
      spec.addOption(
          OptionSpec.builder("-h", "--help").usageHelp(true).description("this page").build());
    }
    line.getSubcommands().values().forEach(Main::withHelp);
  }
}
