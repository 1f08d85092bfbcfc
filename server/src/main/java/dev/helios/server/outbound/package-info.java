// SPDX-License-Identifier: MIT

/** The one way by which the server itself calls others over HTTP. */
@NullMarked
package dev.helios.server.outbound;

import org.jspecify.annotations.NullMarked;
