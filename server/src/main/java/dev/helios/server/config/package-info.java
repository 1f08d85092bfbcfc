// SPDX-License-Identifier: MIT

/** Settings from the environment. Knows no other package of the server. */
@NullMarked
package dev.helios.server.config;

import org.jspecify.annotations.NullMarked;
