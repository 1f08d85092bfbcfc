// SPDX-License-Identifier: MIT
package dev.helios.standalone.supervise;

import java.nio.file.Path;
import java.util.List;

/**
 * The JVM flags of every child, in one place. HELIOS's own process gets its flags from the script
 * {@code helios}; PostgreSQL and Redis have their memory set where they are started. All together
 * stays under two gigabytes.
 */
public final class JvmFlags {
  /** HELIOS's own process when it goes to the background; the script uses the same. */
  public static final List<String> SUPERVISOR =
      List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  /** A broker for one machine: what matters to it is the page cache, not the heap. */
  public static final List<String> KAFKA =
      List.of(
          "-Xms128m",
          "-Xmx512m",
          "-XX:+UseParallelGC",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /** A tool that runs for half a second. */
  public static final List<String> TOOL =
      List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  public static final List<String> SERVER =
      List.of(
          "-Xms128m",
          "-Xmx1g",
          "-XX:+UseParallelGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  public static final List<String> SIMULATOR = List.of("-Xmx128m", "-XX:+UseSerialGC");

  private JvmFlags() {}

  /** A cache that does not fit is left unused, and that is not worth a word in the log. */
  public static List<String> cached(Path cache) {
    return List.of("-Xlog:aot*=off", "-XX:AOTCache=" + cache);
  }

  /** The Java that runs this process; the children get the same. */
  public static String java() {
    return System.getProperty("java.home") + "/bin/java";
  }
}
