// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.server.config.reader.Setting;
import java.nio.file.Path;

/** Where and with what the reconciler judges. Immutable. */
public record ReconcilerSettings(
    @Setting(
            name = "HELIOS_STATE_DIR",
            standard = "data/streams",
            doc = "Folder of the reconciler's state; all of it can be had again from the log.")
        Path stateDir,
    @Setting(
            name = "HELIOS_RECONCILE_THREADS",
            standard = "1",
            min = 1,
            max = 64,
            doc = "Threads that judge cases.")
        int threads,
    @Setting(
            name = "HELIOS_RECONCILE_STANDBYS",
            standard = "0",
            max = 8,
            doc =
                "Other instances that keep a copy of the reconciler's state, ready to take"
                    + " over.")
        int standbys) {}
