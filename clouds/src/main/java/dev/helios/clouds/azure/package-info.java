// SPDX-License-Identifier: MIT

/** Event Grid's own schema, and the handshakes of its webhooks. */
@NullMarked
package dev.helios.clouds.azure;

import org.jspecify.annotations.NullMarked;
