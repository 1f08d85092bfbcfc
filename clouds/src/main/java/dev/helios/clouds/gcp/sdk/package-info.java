// SPDX-License-Identifier: MIT

/** Pub/Sub beyond its pushes: pull, publish, bring back, look. */
@NullMarked
package dev.helios.clouds.gcp.sdk;

import org.jspecify.annotations.NullMarked;
