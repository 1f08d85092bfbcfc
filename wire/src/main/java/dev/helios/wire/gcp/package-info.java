// SPDX-License-Identifier: MIT
/** Pub/Sub push, wrapped and unwrapped. */
@org.jspecify.annotations.NullMarked
package dev.helios.wire.gcp;
