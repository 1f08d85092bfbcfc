// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import dev.helios.standalone.Refused;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The command line of {@code demo}, {@code up}, {@code stop} and {@code doctor}.
 *
 * @param data the data folder
 * @param dataNamed whether it was named on the command line
 * @param rate the simulator's events per second
 * @param port the API's port
 * @param dashboardPort the dashboard's port
 * @param fresh whether to begin with empty data
 * @param simulator whether to start the simulator
 * @param browser whether to open a browser
 * @param detach whether to go on in the background
 */
public record Options(
    Path data,
    boolean dataNamed,
    int rate,
    int port,
    int dashboardPort,
    boolean fresh,
    boolean simulator,
    boolean browser,
    boolean detach) {
  public static final int PORT = 8001;
  static final int DASHBOARD_PORT = 5173;
  private static final int RATE = 10;
  private static final int RATE_MAX = 1_000;
  private static final int PORT_MAX = 65_535;

  static Options parse(String command, List<String> words, Path home, Map<String, String> env)
      throws Refused {
    boolean demo = command.equals("demo");
    int port =
        env.containsKey("API_PORT") ? number("API_PORT", env.get("API_PORT"), PORT_MAX) : PORT;
    Options options =
        new Options(
            home.resolve("data"), false, RATE, port, DASHBOARD_PORT, false, demo, demo, false);
    Deque<String> rest = new ArrayDeque<>(words);
    while (!rest.isEmpty()) {
      String flag = rest.removeFirst();
      int equals = flag.indexOf('=');
      if (flag.startsWith("--") && equals > 0) {
        rest.addFirst(flag.substring(equals + 1));
        flag = flag.substring(0, equals);
      }
      options = options.with(command, flag, rest);
    }
    return options;
  }

  private Options with(String command, String flag, Deque<String> rest) throws Refused {
    boolean starts = command.equals("demo") || command.equals("up");
    boolean demo = command.equals("demo");
    if (flag.equals("--data")) {
      return data(Path.of(value(flag, rest)));
    }
    if (starts && flag.equals("--port")) {
      return ports(number(flag, value(flag, rest), PORT_MAX), dashboardPort);
    }
    if (starts && flag.equals("--dashboard-port")) {
      return ports(port, number(flag, value(flag, rest), PORT_MAX));
    }
    if (starts && (flag.equals("--fresh") || flag.equals("--detach"))) {
      return switches(
          fresh || flag.equals("--fresh"), simulator, browser, detach || flag.equals("--detach"));
    }
    if (demo && flag.equals("--rate")) {
      return rate(number(flag, value(flag, rest), RATE_MAX));
    }
    if (demo && flag.equals("--no-simulator")) {
      return switches(fresh, false, browser, detach);
    }
    if (demo && flag.equals("--no-browser")) {
      return switches(fresh, simulator, false, detach);
    }
    throw new Refused(
        "'%s' is no option of '%s'; './helios help' lists them.".formatted(flag, command));
  }

  private Options data(Path folder) {
    return new Options(
        folder.toAbsolutePath(),
        true,
        rate,
        port,
        dashboardPort,
        fresh,
        simulator,
        browser,
        detach);
  }

  private Options ports(int api, int dashboard) {
    return new Options(data, dataNamed, rate, api, dashboard, fresh, simulator, browser, detach);
  }

  private Options rate(int perSecond) {
    return new Options(
        data, dataNamed, perSecond, port, dashboardPort, fresh, simulator, browser, detach);
  }

  private Options switches(boolean wipe, boolean simulate, boolean browse, boolean background) {
    return new Options(
        data, dataNamed, rate, port, dashboardPort, wipe, simulate, browse, background);
  }

  private static String value(String flag, Deque<String> rest) throws Refused {
    if (rest.isEmpty()) {
      throw new Refused(flag + " needs a value.");
    }
    return rest.removeFirst();
  }

  private static int number(String flag, @org.jspecify.annotations.Nullable String text, int max)
      throws Refused {
    if (text == null
        || !text.matches("[0-9]{1,6}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > max) {
      throw new Refused("%s takes a number from 1 to %d, not '%s'.".formatted(flag, max, text));
    }
    return Integer.parseInt(text);
  }
}
