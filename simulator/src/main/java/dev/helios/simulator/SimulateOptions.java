// SPDX-License-Identifier: MIT
package dev.helios.simulator;

import dev.helios.simulator.shop.Fault;
import dev.helios.simulator.shop.FaultPlan;
import dev.helios.simulator.shop.Flow;
import dev.helios.simulator.shop.RunId;
import dev.helios.simulator.shop.Settings;
import dev.helios.simulator.shop.Stall;
import dev.helios.simulator.wire.Cloud;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code simulate} was asked for. */
record SimulateOptions(
    Settings settings,
    boolean orders,
    URI url,
    @Nullable Path ledger,
    boolean quiet,
    Duration settle) {

  private static final double RATE_MAX = 20_000;
  private static final double DURATION_MAX = 30L * 24 * 3600;

  static SimulateOptions parse(List<String> words, Instant now, long entropy) {
    Flags flags =
        Flags.parse(
            words,
            Set.of(
                "rate",
                "duration",
                "error-rate",
                "url",
                "scenario",
                "seed",
                "ledger",
                "faults",
                "stall",
                "window",
                "sns",
                "run",
                "settle"),
            Set.of("quiet"));
    boolean orders = oneOf(flags.text("scenario", "traffic"));
    if (!orders && (flags.has("faults") || flags.has("stall") || flags.has("window"))) {
      throw new Flags.Wrong("--faults, --stall and --window need --scenario orders.");
    }
    Duration duration = seconds(flags.number("duration", 0, 0, DURATION_MAX));
    Settings settings =
        new Settings(
            run(flags.text("run", RunId.of(entropy).hex())),
            flags.whole("seed", entropy >>> 1),
            now,
            flags.number("rate", 10, 0.1, RATE_MAX),
            duration,
            flags.number("error-rate", 0.05, 0, 1),
            flags.number("sns", 0.1, 0, 1),
            faults(flags.text("faults", "none")),
            stalls(flags.text("stall", "")),
            new Flow(window(flags.text("window", "30s"))));
    String ledger = flags.values().get("ledger");
    return new SimulateOptions(
        settings,
        orders,
        url(flags),
        ledger == null ? null : Path.of(ledger),
        flags.has("quiet"),
        seconds(flags.number("settle", 60, 0, 600)));
  }

  static URI url(Flags flags) {
    String text = flags.text("url", "http://localhost:8001");
    URI url;
    try {
      url = URI.create(text.endsWith("/") ? text : text + "/");
    } catch (IllegalArgumentException e) {
      throw new Flags.Wrong("--url must be an http address, not " + text + ".");
    }
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!http || url.getHost() == null) {
      throw new Flags.Wrong("--url must be an http address, not " + text + ".");
    }
    return url;
  }

  static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private static boolean oneOf(String scenario) {
    return switch (scenario) {
      case "traffic" -> false;
      case "orders" -> true;
      default ->
          throw new Flags.Wrong("--scenario must be traffic or orders, not " + scenario + ".");
    };
  }

  private static RunId run(String text) {
    try {
      return new RunId(text);
    } catch (IllegalArgumentException e) {
      throw new Flags.Wrong("--run must be eight lower-case hexadecimal digits, not " + text + ".");
    }
  }

  private static Duration window(String text) {
    String digits = text.endsWith("s") ? text.substring(0, text.length() - 1) : text;
    double least = Flow.SHORTEST_WINDOW.toSeconds();
    return seconds(new Flags(Map.of("window", digits)).number("window", 0, least, 86_400));
  }

  private static FaultPlan faults(String text) {
    if (text.equals("none")) {
      return FaultPlan.none();
    }
    if (text.equals("all")) {
      return FaultPlan.all();
    }
    Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    for (String part : text.split(",", -1)) {
      String[] pair = part.split("=", 2);
      Fault fault =
          Fault.labelled(pair[0].strip())
              .orElseThrow(
                  () ->
                      new Flags.Wrong(
                          "--faults knows no kind " + pair[0] + "; --help lists them."));
      String rate = pair.length == 2 ? pair[1] : Double.toString(fault.usualRate());
      rates.put(fault, new Flags(Map.of("faults", rate)).number("faults", 0, 0, 1));
    }
    FaultPlan plan = new FaultPlan(rates);
    if (plan.total() > 1 + 1e-9) {
      throw new Flags.Wrong("The rates of --faults add up to more than 1.");
    }
    return plan;
  }

  private static List<Stall> stalls(String text) {
    List<Stall> stalls = new ArrayList<>();
    for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      String[] words = part.split(":", -1);
      try {
        Cloud cloud = Cloud.valueOf(words[0].toUpperCase(Locale.ROOT));
        stalls.add(
            new Stall(
                cloud,
                Duration.ofSeconds(Long.parseLong(words[1])),
                Duration.ofSeconds(Long.parseLong(words[2]))));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw new Flags.Wrong("--stall must be cloud:start:length in seconds, not " + part + ".");
      }
    }
    return stalls;
  }
}
