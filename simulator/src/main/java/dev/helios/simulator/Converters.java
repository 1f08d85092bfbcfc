// SPDX-License-Identifier: MIT
package dev.helios.simulator;

import dev.helios.simulator.shop.Fault;
import dev.helios.simulator.shop.FaultPlan;
import dev.helios.simulator.shop.Flow;
import dev.helios.simulator.shop.RunId;
import dev.helios.simulator.shop.Stall;
import dev.helios.simulator.wire.Cloud;
import dev.helios.simulator.wire.Region;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** From the words of a command line to values; each says what it expected and what it found. */
final class Converters {
  static final String SERVER = "http://localhost:8001";

  private static final double DURATION_MAX = 30L * 24 * 3600;

  private Converters() {}

  static TypeConversionException wrong(String expected, String found) {
    return new TypeConversionException("expected " + expected + ", found '" + found + "'");
  }

  static double number(String text, double least, double most) {
    try {
      double value = Double.parseDouble(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw wrong("a number from " + plain(least) + " to " + plain(most), text);
  }

  private static Duration seconds(String text, double least, double most) {
    return Duration.ofMillis(Math.round(number(text, least, most) * 1000));
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  static final class Rate implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      return number(text, 0.1, 20_000);
    }
  }

  static final class Share implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      return number(text, 0, 1);
    }
  }

  static final class Length implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return seconds(text, 0, DURATION_MAX);
    }
  }

  static final class Settle implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return seconds(text, 0, 600);
    }
  }

  static final class Wait implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return seconds(text, 0, 3_600);
    }
  }

  /** Seconds, with or without an s. */
  static final class Window implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      String digits = text.endsWith("s") ? text.substring(0, text.length() - 1) : text;
      return seconds(digits, Flow.SHORTEST_WINDOW.toSeconds(), 86_400);
    }
  }

  static final class Url implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
      try {
        URI url = URI.create(text.endsWith("/") ? text : text + "/");
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (http && url.getHost() != null) {
          return url;
        }
      } catch (IllegalArgumentException unreadable) {
        // said below
      }
      throw wrong("an address such as " + SERVER, text);
    }
  }

  static final class Run implements ITypeConverter<RunId> {
    @Override
    public RunId convert(String text) {
      try {
        return new RunId(text);
      } catch (IllegalArgumentException unreadable) {
        throw wrong("eight lower-case hexadecimal digits", text);
      }
    }
  }

  static final class Faults implements ITypeConverter<FaultPlan> {
    @Override
    public FaultPlan convert(String text) {
      return switch (text) {
        case "none" -> FaultPlan.none();
        case "all" -> FaultPlan.all();
        default -> rates(text);
      };
    }

    private static FaultPlan rates(String text) {
      Map<Fault, Double> rates = new EnumMap<>(Fault.class);
      for (String part : text.split(",", -1)) {
        String[] pair = part.split("=", 2);
        Fault fault =
            Fault.labelled(pair[0].strip())
                .orElseThrow(() -> wrong("none, all or kinds that --help lists", pair[0]));
        rates.put(fault, pair.length == 2 ? number(pair[1], 0, 1) : fault.usualRate());
      }
      FaultPlan plan = new FaultPlan(rates);
      if (plan.total() > 1 + 1e-9) {
        throw wrong("rates that add up to at most 1", text);
      }
      return plan;
    }
  }

  static final class Stalls implements ITypeConverter<Stall> {
    @Override
    public Stall convert(String text) {
      String[] words = text.split(":", -1);
      try {
        String[] who = words[0].split("/", 2);
        return new Stall(
            Cloud.valueOf(who[0].toUpperCase(Locale.ROOT)),
            who.length == 1 ? null : region(who[1]),
            Duration.ofSeconds(Long.parseLong(words[1])),
            Duration.ofSeconds(Long.parseLong(words[2])));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
        throw wrong("cloud[/eu|us]:start:length in seconds", text);
      }
    }

    private static Region region(String label) {
      return Region.labelled(label)
          .orElseThrow(() -> new IllegalArgumentException("expected a region, found " + label));
    }
  }
}
