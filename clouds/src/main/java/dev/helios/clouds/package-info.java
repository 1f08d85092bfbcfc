// SPDX-License-Identifier: MIT

/** Decoders of the wire formats: bytes in, readings out, no I/O. */
@NullMarked
package dev.helios.clouds;

import org.jspecify.annotations.NullMarked;
