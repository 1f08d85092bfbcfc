// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.server.config.reader.SettingDefinition;
import java.util.stream.Collectors;

/** The page {@code docs/configuration.md}. */
final class ConfigurationPage {
  private ConfigurationPage() {}

  static String text() {
    return """
    # Configuration

    HELIOS is configured by its environment. A value that cannot be read, or a `HELIOS_*` name that
    is not in this table, stops the start with a sentence. This page is generated from `HeliosConfig`.

    A setting marked *secret* may also stand in a file: `NAME_FILE` names it; it is never shown. Where
    it is a list, each line of the file is a secret of at least 16 characters, in the environment they
    are parted by commas, and all of them are valid, so that an old and a new one overlap.

    | name | default | meaning |
    |---|---|---|
    """
        + HeliosConfig.ALL.stream().map(ConfigurationPage::row).collect(Collectors.joining());
  }

  private static String row(SettingDefinition setting) {
    String standard = setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`";
    String meaning = setting.doc() + (setting.secret() ? " *Secret.*" : "");
    return "| `%s` | %s | %s |\n".formatted(setting.name(), standard, meaning);
  }
}
