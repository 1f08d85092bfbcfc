// SPDX-License-Identifier: MIT
package dev.helios.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.gateway.Receipt;
import dev.helios.engine.Append;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DiskGuardedLogWriterTest {
  private static final Receipt RECEIPT =
      new Receipt(
          Receipt.Fate.REFUSED,
          TenantId.DEFAULT,
          Cloud.AWS,
          "aws/eventbridge",
          null,
          "x",
          Instant.EPOCH);

  private final DiskSpaceMonitor room = new DiskSpaceMonitor(100, new SimpleMeterRegistry());
  private final DiskGuardedLogWriter log = new DiskGuardedLogWriter(new FakeLog(), room);

  @Test
  void append_beforeAnybodyHasLooked_goesThrough() {
    assertThat(log.append(RECEIPT).getNow(null)).isNotInstanceOf(Append.Full.class);
    assertThat(room.isEnough()).isTrue();
  }

  @Test
  void append_belowTheMark_isFullAtOnce() {
    room.told(99);
    assertThat(log.append(RECEIPT).getNow(null)).isInstanceOf(Append.Full.class);
    assertThat(log.ready()).isFalse();
  }

  @Test
  void append_whenThereIsRoomAgain_goesThrough() {
    room.told(99);
    room.told(100);
    assertThat(log.append(RECEIPT).getNow(null)).isNotInstanceOf(Append.Full.class);
  }
}
