// SPDX-License-Identifier: MIT
/**
 * Pub/Sub by Google's client: pulls, publishes, seeks back, brings back dead letters, probes
 * access.
 */
@org.jspecify.annotations.NullMarked
package dev.helios.connectors.gcp;
