// SPDX-License-Identifier: MIT
/** A Pub/Sub to test against, in the same process or in one of its own. */
@org.jspecify.annotations.NullMarked
package dev.helios.testkit.pubsub;
