// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.server.config.reader.SettingText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Finds settings that would go past HELIOS's own: names of the framework that change the listener,
 * TLS or who is let in, wherever they stand, and HELIOS's names in a place that {@link
 * HeliosConfig} does not read.
 */
public final class FrameworkSettings {
  private static final Pattern REFUSED =
      Pattern.compile("quarkus\\.(http|management|tls|ssl|security|oidc|websockets\\.next)\\..*");

  /** A profile in front of a name: {@code %prod.} in a file, {@code _PROD_} in the environment. */
  private static final Pattern PROFILED = Pattern.compile("[%_].*?[._](?=quarkus[._])");

  private static final Pattern FILE = Pattern.compile(".*\\[source=(?:file:/*(?=/))?(.*)]");

  /** The first that a name begins with says what to use instead. */
  private static final List<Map.Entry<String, String>> INSTEAD =
      List.of(
          Map.entry("quarkus.http.host", "set API_HOST"),
          Map.entry("quarkus.http.port", "set API_PORT"),
          Map.entry("quarkus.http.ssl", "end TLS in a proxy in front"),
          Map.entry("quarkus.http.tls", "end TLS in a proxy in front"),
          Map.entry("quarkus.http.insecure", "end TLS in a proxy in front"),
          Map.entry("quarkus.tls", "end TLS in a proxy in front"),
          Map.entry("quarkus.ssl", "end TLS in a proxy in front"),
          Map.entry("quarkus.http.auth", "set what docs/guides/SECURITY.md names"),
          Map.entry("quarkus.security", "set what docs/guides/SECURITY.md names"),
          Map.entry("quarkus.oidc", "set what docs/guides/SECURITY.md names"),
          Map.entry("quarkus", "docs/configuration.md has every setting"));

  /** The environment's source adds the framework's own spelling, with dots, to what it found. */
  private static final Comparator<String> AS_WRITTEN_FIRST =
      Comparator.comparing((String name) -> name.indexOf('.') >= 0)
          .thenComparing(Comparator.naturalOrder());

  private FrameworkSettings() {}

  /** A sentence, without a value, for each such setting of this process; empty when all is well. */
  public static List<String> problems() {
    return problems(ConfigProvider.getConfig().getConfigSources(), ownFiles());
  }

  /**
   * @param own the names of the sources that HELIOS brings along
   */
  static List<String> problems(Iterable<ConfigSource> sources, Set<String> own) {
    Map<String, String> problems = new TreeMap<>();
    for (ConfigSource source : sources) {
      if (!own.contains(withoutSlashes(source.getName()))) {
        source.getPropertyNames().stream()
            .sorted(AS_WRITTEN_FIRST)
            .forEach(name -> look(name, source, problems));
      }
    }
    return new ArrayList<>(problems.values());
  }

  private static void look(String name, ConfigSource source, Map<String, String> problems) {
    String place = place(source);
    String plain = plain(name);
    if (REFUSED.matcher(plain).matches()) {
      String instead =
          INSTEAD.stream()
              .filter(entry -> plain.startsWith(entry.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElseThrow();
      problems.putIfAbsent(
          place + plain,
          name
              + " in "
              + place
              + " would change the listener, TLS or who is let in past HELIOS: remove it; "
              + instead);
    } else if (!isEnvironment(source)
        && HeliosConfig.ALL.stream().anyMatch(setting -> SettingText.isNamed(setting, name))) {
      problems.putIfAbsent(
          place + name,
          name + " in " + place + " is not read: HELIOS takes it from the environment alone");
    }
  }

  /** The framework's own spelling of a name, without its profile. */
  private static String plain(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    Matcher profile = PROFILED.matcher(lower);
    String bare = profile.lookingAt() ? lower.substring(profile.end()) : lower;
    return bare.replaceAll("[^a-z0-9]+", ".");
  }

  private static boolean isEnvironment(ConfigSource source) {
    return source.getName().equals("EnvConfigSource");
  }

  private static String place(ConfigSource source) {
    if (isEnvironment(source)) {
      return "the environment";
    }
    Matcher file = FILE.matcher(source.getName());
    return file.matches() ? file.group(1) : "the system properties";
  }

  /** What is packed with the program: the names under which the framework's loader lists it. */
  private static Set<String> ownFiles() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try {
      return Collections.list(loader.getResources("application.properties")).stream()
          .map(url -> withoutSlashes("PropertiesConfigSource[source=" + url + "]"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file's URL is written with one slash or with three. */
  private static String withoutSlashes(String name) {
    return name.replace("file:///", "file:/");
  }
}
