// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import java.util.stream.Collectors;

/** The page {@code docs/configuration.md}. */
final class ConfigurationPage {
  private ConfigurationPage() {}

  static String text() {
    return """
    # Configuration

    HELIOS is configured by its environment. A value that cannot be read, or a `HELIOS_*` name that
    is not in this table, stops the start with a sentence. This page is generated from `HeliosConfig`.

    | name | default | meaning |
    |---|---|---|
    """
        + HeliosConfig.ALL.stream().map(ConfigurationPage::row).collect(Collectors.joining());
  }

  private static String row(Setting<?> setting) {
    String fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`";
    return "| `%s` | %s | %s |\n".formatted(setting.name(), fallback, setting.meaning());
  }
}
