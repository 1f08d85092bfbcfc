// SPDX-License-Identifier: MIT
package dev.helios.server;

import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.HeliosConfig.BadConfigException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the server, or says in a sentence why not. */
@QuarkusMain
public class Main {
  private static final int BAD_CONFIG = 2;

  private Main() {}

  /** Exits with {@value #BAD_CONFIG} when the environment is not one to start with. */
  public static void main(String... arguments) {
    try {
      HeliosConfig.read(System.getenv());
    } catch (BadConfigException e) {
      System.err.println(e.getMessage());
      System.exit(BAD_CONFIG);
    }
    Quarkus.run(arguments);
  }
}
