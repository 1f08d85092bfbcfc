// SPDX-License-Identifier: MIT
/**
 * Clouds beyond their pushes: runs the sources that events are fetched from, brings lost events
 * back, publishes, and asks the clouds what HELIOS may do there.
 */
@NullMarked
package dev.helios.server.source;

import org.jspecify.annotations.NullMarked;
