// SPDX-License-Identifier: MIT
package dev.helios.standalone.unpack;

import java.util.Locale;

/** The names that the packagers of the binaries gave to this machine's system and processor. */
public record Platform(String system, String processor) {

  public static Platform current() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return new Platform(
        os.contains("mac") ? "darwin" : os.contains("linux") ? "linux" : os,
        arch.equals("aarch64") || arch.equals("arm64") ? "arm64" : "amd64");
  }

  String postgresArchive() {
    return "postgres-" + system + (processor.equals("arm64") ? "-arm_64" : "-x86_64") + ".txz";
  }

  String redisBinarySuffix() {
    return "-" + system + "-" + processor;
  }

  boolean linux() {
    return system.equals("linux");
  }
}
