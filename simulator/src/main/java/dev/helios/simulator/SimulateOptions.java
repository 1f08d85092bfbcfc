// SPDX-License-Identifier: MIT
package dev.helios.simulator;

import dev.helios.simulator.shop.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What {@code simulate} was asked for. */
record SimulateOptions(
    Settings settings,
    boolean orders,
    URI url,
    @Nullable Path ledger,
    boolean quiet,
    Duration settle) {}
