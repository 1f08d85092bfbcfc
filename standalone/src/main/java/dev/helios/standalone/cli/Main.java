// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import dev.helios.standalone.Refused;
import dev.helios.standalone.ask.Backfill;
import dev.helios.standalone.ask.Verify;
import dev.helios.standalone.ask.WhatIf;
import dev.helios.standalone.data.KnownFolders;
import dev.helios.standalone.services.BuildWarmup;
import dev.helios.standalone.unpack.Jars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The commands {@code demo}, {@code up}, {@code stop}, {@code doctor}, {@code whatif}, {@code
 * verify} and {@code backfill} of the script {@code helios}.
 */
public final class Main {
  private Main() {}

  /**
   * Exit codes: 0 done or stopped, 1 could not be done, 2 the command line is wrong; of {@code
   * whatif} and {@code verify}: 0 no difference, 1 a difference, 2 no answer; of {@code backfill}:
   * 0 brought back, 1 failed, 2 no answer.
   */
  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) throws InterruptedException {
    if (arguments.size() > 0
        && List.of("whatif", "verify", "backfill").contains(arguments.getFirst())) {
      return ask(arguments.getFirst(), arguments.subList(1, arguments.size()));
    }
    Path home = Path.of(System.getProperty("helios.home", ".")).toAbsolutePath().normalize();
    String command = arguments.isEmpty() ? "" : arguments.getFirst();
    if (!List.of("demo", "up", "stop", "doctor", "prepare").contains(command)) {
      System.err.println(
          "expected demo, up, stop, doctor, whatif, verify or backfill; './helios help' says more");
      return 2;
    }
    Options options;
    try {
      options =
          Options.parse(command, arguments.subList(1, arguments.size()), home, System.getenv());
    } catch (Refused wrong) {
      System.err.println(wrong.sentence());
      return 2;
    }
    try {
      return run(command, arguments, options, home);
    } catch (Refused refused) {
      System.err.println(refused.sentence());
      return 1;
    } catch (IOException failed) {
      System.err.println("HELIOS cannot go on: " + failed);
      return 1;
    }
  }

  /** 0 no difference or brought back, 1 a difference or a failure, 2 not asked or not answered. */
  private static int ask(String command, List<String> words) throws InterruptedException {
    try {
      return switch (command) {
        case "whatif" -> WhatIf.run(words, System.out);
        case "verify" -> Verify.run(words, System.out);
        default -> Backfill.run(words, System.out);
      };
    } catch (Refused refused) {
      System.err.println(refused.sentence());
      return 2;
    }
  }

  private static int run(String command, List<String> arguments, Options options, Path home)
      throws IOException, InterruptedException, Refused {
    switch (command) {
      case "stop" -> {
        List<Path> folders =
            options.dataNamed() ? List.of(options.data()) : new KnownFolders(home).all();
        return new Stop().run(folders);
      }
      case "doctor" -> {
        return new Doctor(home, options).run();
      }
      case "prepare" -> {
        new BuildWarmup(Jars.here(), home).run();
        return 0;
      }
      default -> {
        if (options.detach()) {
          return new Detached().run(arguments, options, home);
        }
        new Up(command, options, home, System.getenv()).run();
        return 0;
      }
    }
  }
}
