// SPDX-License-Identifier: MIT

/** Settings from the environment, and the rooms wired from them. */
@NullMarked
package dev.helios.server.config;

import org.jspecify.annotations.NullMarked;
