// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import java.nio.file.Path;
import java.util.List;

/** Where and with what the reconciler judges. Immutable. */
public final class ReconcilerSettings {
  static final Setting<String> STATE_DIR =
      Setting.text(
          "HELIOS_STATE_DIR",
          "data/streams",
          "Folder of the reconciler's state; all of it can be had again from the log.");
  static final Setting<Integer> RECONCILE_THREADS =
      Setting.number("HELIOS_RECONCILE_THREADS", 1, 1, 64, "Threads that judge cases.");
  static final Setting<Integer> RECONCILE_STANDBYS =
      Setting.number(
          "HELIOS_RECONCILE_STANDBYS",
          0,
          0,
          8,
          "Other instances that keep a copy of the reconciler's state, ready to take over.");

  static final List<Setting<?>> ALL = List.of(STATE_DIR, RECONCILE_THREADS, RECONCILE_STANDBYS);

  private final Values values;

  ReconcilerSettings(Values values) {
    this.values = values;
  }

  private <T> T get(Setting<T> setting) {
    return values.get(setting);
  }

  public Path stateDir() {
    return Path.of(get(STATE_DIR));
  }

  public int threads() {
    return get(RECONCILE_THREADS);
  }

  public int standbys() {
    return get(RECONCILE_STANDBYS);
  }
}
