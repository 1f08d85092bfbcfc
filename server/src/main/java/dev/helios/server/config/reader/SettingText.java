// SPDX-License-Identifier: MIT
package dev.helios.server.config.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where a setting's text comes from: the environment, or for a secret a file that it names. */
public final class SettingText {
  private static final long MAX_BYTES = 64 << 10;

  private SettingText() {}

  public static boolean isNamed(SettingDefinition setting, String name) {
    return setting.name().equals(name) || (setting.secret() && setting.fileName().equals(name));
  }

  /** The text to read; the default, and a problem, where it cannot be had. */
  static String of(
      SettingDefinition setting, Map<String, String> environment, List<String> problems) {
    String file = setting.secret() ? environment.get(setting.fileName()) : null;
    if (file == null) {
      return environment.getOrDefault(setting.name(), setting.standard()).trim();
    }
    if (environment.containsKey(setting.name())) {
      problems.add(setting.name() + ": expected the value or a file, found both");
      return setting.standard();
    }
    try {
      Path path = Path.of(file);
      if (Files.size(path) <= MAX_BYTES) {
        return Files.readString(path).trim();
      }
    } catch (IOException | InvalidPathException e) {
      problems.add(setting.fileName() + ": expected a file that can be read, found none");
      return setting.standard();
    }
    problems.add(setting.fileName() + ": expected at most " + MAX_BYTES + " bytes, found more");
    return setting.standard();
  }
}
