// SPDX-License-Identifier: MIT
package dev.helios.standalone.ask;

import dev.helios.standalone.Refused;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of a command that asks a server about a time. */
final class QueryOptions {
  @Option(
      names = "--from",
      paramLabel = "T",
      converter = Time.class,
      description = "the beginning, for example 2026-11-22T12:00:00Z")
  @Nullable Instant from;

  @Option(names = "--to", paramLabel = "T", converter = Time.class, description = "the end")
  @Nullable Instant to;

  @Option(
      names = "--url",
      paramLabel = "U",
      defaultValue = "http://localhost:8001",
      converter = Url.class,
      description = "where the server is (${DEFAULT-VALUE})")
  URI server = URI.create("http://localhost:8001");

  /** Refuses an end that is not after the beginning. */
  void check() throws Refused {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new Refused(
          "--from has to be before --to, and %s is not before %s.".formatted(from, to));
    }
  }

  static final class Time implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException unreadable) {
        throw new TypeConversionException(
            "expected a time such as 2026-11-22T12:00:00Z, found '" + text + "'");
      }
    }
  }

  static final class Url implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
      try {
        URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
          return uri;
        }
      } catch (IllegalArgumentException unreadable) {
        // said below
      }
      throw new TypeConversionException(
          "expected an address such as http://localhost:8001, found '" + text + "'");
    }
  }
}
