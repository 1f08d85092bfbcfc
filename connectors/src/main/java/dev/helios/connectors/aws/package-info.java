// SPDX-License-Identifier: MIT
/**
 * AWS by its SDK: fetches from SQS, publishes to and replays from EventBridge, brings back dead
 * letters, probes access.
 */
@org.jspecify.annotations.NullMarked
package dev.helios.connectors.aws;
