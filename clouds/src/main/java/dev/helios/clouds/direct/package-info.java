// SPDX-License-Identifier: MIT

/** HELIOS's own ingest format: one event, or a stream of lines. */
@NullMarked
package dev.helios.clouds.direct;

import org.jspecify.annotations.NullMarked;
