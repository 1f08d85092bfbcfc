// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import java.util.Map;
import java.util.Objects;

/**
 * What was read for each setting. A group of settings is a class of its own with a list {@code
 * ALL}, which {@link HeliosConfig} includes, and typed answers made from these values.
 */
record Values(Map<Setting<?>, Object> bySetting) {
  Values {
    bySetting = Map.copyOf(bySetting);
  }

  @SuppressWarnings("unchecked") // each setting's value was read by its own reader
  <T> T get(Setting<T> setting) {
    return (T) Objects.requireNonNull(bySetting.get(setting), setting::name);
  }

  /** None of them: some are secret. */
  @Override
  public String toString() {
    return bySetting.size() + " values";
  }
}
