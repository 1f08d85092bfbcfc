// SPDX-License-Identifier: MIT
/**
 * What every wire format shares: members with exact bytes, times, names, reasons, the event
 * builder.
 */
@org.jspecify.annotations.NullMarked
package dev.helios.wire.envelope;
