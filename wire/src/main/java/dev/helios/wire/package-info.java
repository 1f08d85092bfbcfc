// SPDX-License-Identifier: MIT
/** The decoder of each route: bytes in, readings out, no I/O. */
@org.jspecify.annotations.NullMarked
package dev.helios.wire;
