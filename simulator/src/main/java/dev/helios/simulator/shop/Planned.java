// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import dev.helios.simulator.wire.Request;
import java.time.Instant;

/** A request and the time at which it is to be sent, whatever the server does. */
public record Planned(Instant at, Request request) {}
