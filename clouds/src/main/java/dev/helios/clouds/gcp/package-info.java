// SPDX-License-Identifier: MIT

/** Pub/Sub push, wrapped and unwrapped. */
@NullMarked
package dev.helios.clouds.gcp;

import org.jspecify.annotations.NullMarked;
