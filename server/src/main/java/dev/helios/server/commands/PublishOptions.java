// SPDX-License-Identifier: MIT
package dev.helios.server.commands;

import dev.helios.core.event.Cloud;
import dev.helios.server.config.Modes;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The command line of {@code helios publish}. */
@Command(
    name = "./helios publish",
    mixinStandardHelpOptions = true,
    description = {
      "sends events to a cloud's bus as a producer would, with the credentials of this environment",
      "Exit code 0: all were accepted, 1: some were not, 2: none was sent."
    })
final class PublishOptions {
  private static final int COUNT = 10;
  private static final int COUNT_MAX = 1_000_000;

  @Option(
      names = "--cloud",
      required = true,
      paramLabel = "CLOUD",
      converter = CloudName.class,
      description = "aws, gcp or azure")
  Cloud cloud = Cloud.AWS;

  @ArgGroup Events events = new Events();

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = Seed.class,
      description = "makes the same events again, and of the three clouds those of the same orders")
  @Nullable Long seed;

  /** What to send: orders that are made up, or a file. */
  static final class Events {
    @Option(
        names = "--count",
        paramLabel = "N",
        converter = Count.class,
        description = "how many orders' events to make (10)")
    @Nullable Integer count;

    @Option(
        names = "--file",
        paramLabel = "F",
        description =
            "a JSON object a line: type, data, and id, source, key, time where there are any")
    @Nullable Path file;
  }

  int count() {
    return events.count == null ? COUNT : events.count;
  }

  @Nullable Path file() {
    return events.file;
  }

  /** The given seed, or one of the moment. */
  long seed(Instant now) {
    return seed == null ? now.getEpochSecond() % 1_000_000 : seed;
  }

  private static long number(String text, long max) {
    if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) < 1 || Long.parseLong(text) > max) {
      throw new TypeConversionException(
          "expected a number from 1 to %d, found '%s'".formatted(max, text));
    }
    return Long.parseLong(text);
  }

  static final class Count implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return (int) number(text, COUNT_MAX);
    }
  }

  static final class Seed implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return number(text, Integer.MAX_VALUE);
    }
  }

  static final class CloudName implements ITypeConverter<Cloud> {
    @Override
    public Cloud convert(String text) {
      return Cloud.labelled(text)
          .filter(Modes.CLOUDS::contains)
          .orElseThrow(
              () ->
                  new TypeConversionException("expected aws, gcp or azure, found '" + text + "'"));
    }
  }
}
