// SPDX-License-Identifier: MIT
package dev.helios.server.config.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads settings out of the environment, and finds the names there that are none. */
public final class Environment {
  private Environment() {}

  /**
   * A value for each setting that can be read, and a sentence in {@code problems} for each that
   * cannot and for each {@code HELIOS_*} name that is no setting. No sentence shows a value.
   */
  public static SettingValues read(
      List<SettingDefinition> all, Map<String, String> environment, List<String> problems) {
    Map<String, Object> values = new HashMap<>();
    for (SettingDefinition setting : all) {
      String text = SettingText.of(setting, environment, problems);
      try {
        values.put(setting.name(), setting.reader().apply(text));
      } catch (IllegalArgumentException e) {
        problems.add(setting.name() + ": expected " + e.getMessage() + ", found something else");
      }
    }
    environment.keySet().stream()
        .filter(name -> name.startsWith("HELIOS_"))
        .filter(name -> all.stream().noneMatch(setting -> SettingText.isNamed(setting, name)))
        .sorted()
        .forEach(
            name ->
                problems.add(name + " is no setting; did you mean " + nearest(name, all) + "?"));
    return new SettingValues(values);
  }

  /** Whether each setting of the group has the value that an empty environment gives it. */
  public static boolean isStandard(Record group) {
    List<SettingDefinition> settings = SettingDefinition.of(group.getClass());
    return read(settings, Map.of(), new ArrayList<>()).group(group.getClass()).equals(group);
  }

  private static String nearest(String name, List<SettingDefinition> all) {
    return all.stream()
        .map(SettingDefinition::name)
        .filter(known -> known.startsWith("HELIOS_"))
        .min(Comparator.comparingInt(known -> distance(name, known)))
        .orElseThrow();
  }

  /** Levenshtein's distance, by rows. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(row[j - 1], previous[j]));
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
