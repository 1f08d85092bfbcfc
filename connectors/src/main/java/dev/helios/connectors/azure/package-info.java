// SPDX-License-Identifier: MIT
/**
 * Azure by its SDK: fetches from storage queues and Event Grid namespaces, publishes to topics,
 * brings back dead letters, probes access.
 */
@org.jspecify.annotations.NullMarked
package dev.helios.connectors.azure;
