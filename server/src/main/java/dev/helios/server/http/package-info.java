// SPDX-License-Identifier: MIT

/** The HTTP routes. */
@NullMarked
package dev.helios.server.http;

import org.jspecify.annotations.NullMarked;
