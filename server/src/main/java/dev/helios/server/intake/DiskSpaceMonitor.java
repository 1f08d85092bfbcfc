// SPDX-License-Identifier: MIT
package dev.helios.server.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

/**
 * Whether the brokers' disks have room for more. A full disk stops a broker in the middle of an
 * append and PostgreSQL beside it in the middle of a commit; so events are refused while those in
 * the log can still be read, stored and judged. Has room until told otherwise. Thread-safe.
 */
public final class DiskSpaceMonitor {
  private static final Logger LOG = Logger.getLogger(DiskSpaceMonitor.class);

  private final long freeMin;
  private volatile long free = Long.MAX_VALUE;

  /**
   * @param freeMin bytes that must be free
   */
  public DiskSpaceMonitor(long freeMin, MeterRegistry registry) {
    this.freeMin = freeMin;
    Gauge.builder("helios.log.room", this, room -> room.isEnough() ? 1 : 0)
        .description("Whether the log's disk has room: 0 while events are turned away for that")
        .register(registry);
  }

  public boolean isEnough() {
    return free >= freeMin;
  }

  /** The brokers say how many bytes are free on their fullest disk. */
  public void told(long bytes) {
    boolean before = isEnough();
    free = bytes;
    if (before && !isEnough()) {
      LOG.warnf(
          "Events are answered 503: %d MiB are free for the log, expected %d",
          bytes >> 20, freeMin >> 20);
    } else if (!before && isEnough()) {
      LOG.infof("Events are taken again: %d MiB are free for the log", bytes >> 20);
    }
  }
}
