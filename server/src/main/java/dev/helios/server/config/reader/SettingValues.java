// SPDX-License-Identifier: MIT
package dev.helios.server.config.reader;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * What was read for each setting, by its name. A group of settings is a record made from it.
 * Immutable.
 */
public record SettingValues(Map<String, Object> byName) {
  public SettingValues {
    byName = Map.copyOf(byName);
  }

  /** The group with its values, and those of the groups within it. */
  public <R> R group(Class<R> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = Arrays.stream(components).map(this::of).toArray();
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("expected a record of settings, found " + type, e);
    }
  }

  private Object of(RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    return setting == null
        ? group(component.getType())
        : Objects.requireNonNull(byName.get(setting.name()), setting::name);
  }

  /** None of them: some are secret. */
  @Override
  public String toString() {
    return byName.size() + " values";
  }
}
