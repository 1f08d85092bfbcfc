// SPDX-License-Identifier: MIT
package dev.helios.server;

import dev.helios.server.config.FrameworkSettings;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.HeliosConfig.BadConfigException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Starts the server, or prints in one sentence why it cannot. */
@QuarkusMain
public class Main {
  private static final int BAD_CONFIG = 2;

  private Main() {}

  /** Exits with {@value #BAD_CONFIG} when the settings are none to start with. */
  public static void main(String... arguments) {
    List<String> problems = FrameworkSettings.problems();
    if (!problems.isEmpty()) {
      refuse(String.join("\n", problems));
    }
    try {
      listenOn(HeliosConfig.read(System.getenv()));
    } catch (BadConfigException e) {
      refuse(String.valueOf(e.getMessage()));
    }
    Quarkus.run(arguments);
  }

  /** The framework binds what was checked: nothing ranks above a system property. */
  private static void listenOn(HeliosConfig config) {
    System.setProperty("quarkus.http.host", config.server().host());
    System.setProperty("quarkus.http.port", Integer.toString(config.server().port()));
  }

  private static void refuse(String why) {
    System.err.println(why);
    System.exit(BAD_CONFIG);
  }
}
