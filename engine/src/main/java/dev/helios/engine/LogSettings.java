// SPDX-License-Identifier: MIT
package dev.helios.engine;

import dev.helios.core.event.TenantId;
import java.time.Duration;

/**
 * How the log is reached and kept.
 *
 * @param bootstrapServers Kafka's {@code host:port} list
 * @param partitions of each topic when it is created
 * @param replication factor of each topic when it is created
 * @param flushEachAppend whether the broker flushes to disk before it acknowledges: the embedded
 *     broker has no replica that would make an append durable otherwise
 * @param retention how long events stay in the log
 * @param writerMemory bytes that may wait for the broker; beyond them the log is full
 * @param appendTimeout after which an append that has no acknowledgement has failed
 * @param tenant whose the records are that HELIOS has not written
 */
public record LogSettings(
    String bootstrapServers,
    int partitions,
    short replication,
    boolean flushEachAppend,
    Duration retention,
    long writerMemory,
    Duration appendTimeout,
    TenantId tenant) {}
