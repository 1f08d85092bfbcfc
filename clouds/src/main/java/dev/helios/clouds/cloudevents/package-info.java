// SPDX-License-Identifier: MIT

/** CloudEvents 1.0 over HTTP: structured, binary and batched. */
@NullMarked
package dev.helios.clouds.cloudevents;

import org.jspecify.annotations.NullMarked;
