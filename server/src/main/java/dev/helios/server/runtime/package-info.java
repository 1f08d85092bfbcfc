// SPDX-License-Identifier: MIT
/**
 * Starting, running and stopping: what capabilities declare is collected here, and their health.
 */
@org.jspecify.annotations.NullMarked
package dev.helios.server.runtime;
