// SPDX-License-Identifier: MIT
package dev.helios.server.config.reader;

import dev.helios.wire.signature.SharedSecrets;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A setting as a record component declares it.
 *
 * @param secret whether it may also stand in a file, which {@link #fileName} names
 * @param reader throws IllegalArgumentException with what it expected
 */
public record SettingDefinition(
    String name, String standard, String doc, boolean secret, Function<String, Object> reader) {
  private static final Set<Class<?>> SECRET = Set.of(SecretText.class, SharedSecrets.class);

  /** Every setting of the group and of the groups within it, in the order of the components. */
  public static List<SettingDefinition> of(Class<?> group) {
    return Arrays.stream(group.getRecordComponents()).flatMap(SettingDefinition::of).toList();
  }

  private static Stream<SettingDefinition> of(RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    return setting == null
        ? of(component.getType()).stream()
        : Stream.of(
            new SettingDefinition(
                setting.name(),
                setting.standard(),
                setting.doc(),
                SECRET.contains(component.getType()),
                SettingReader.of(component, setting)));
  }

  /** The name under which the environment may give a file with the value instead. */
  public String fileName() {
    return name + "_FILE";
  }
}
