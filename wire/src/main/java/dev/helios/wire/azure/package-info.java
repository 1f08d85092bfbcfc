// SPDX-License-Identifier: MIT
/** Event Grid's own schema, and the handshakes of its webhooks. */
@org.jspecify.annotations.NullMarked
package dev.helios.wire.azure;
