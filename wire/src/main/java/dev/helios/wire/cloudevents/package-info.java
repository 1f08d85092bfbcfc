// SPDX-License-Identifier: MIT
/** CloudEvents 1.0 over HTTP: structured, binary and batched. */
@org.jspecify.annotations.NullMarked
package dev.helios.wire.cloudevents;
