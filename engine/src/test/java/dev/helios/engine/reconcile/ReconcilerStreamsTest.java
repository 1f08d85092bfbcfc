// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.core.event.TenantId;
import dev.helios.engine.LogSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No broker is there; what is looked at happens before one is needed. */
class ReconcilerStreamsTest {
  private static final LogSettings NOBODY =
      new LogSettings(
          "127.0.0.1:1",
          1,
          (short) 1,
          false,
          Duration.ofDays(1),
          1 << 20,
          Duration.ofSeconds(1),
          TenantId.DEFAULT);

  private static ReconcilerStreams reconciler(Path state) {
    return new ReconcilerStreams(
        NOBODY,
        new ReconcilerStreams.Settings(state, 1, 0, Duration.ofDays(1)),
        new FlowTable(),
        new WatermarkTable(),
        new EndOffsets(topics -> Map.of(), () -> Instant.EPOCH),
        (tenant, flow, key) -> Optional.empty(),
        1);
  }

  @Test
  void start_aStoreThatWasHalfMade_failsOnceAndIsMadeAnew(@TempDir Path state) throws IOException {
    Path store = state.resolve("helios-reconciler/0_0/rocksdb/rekeyed-parked");
    Files.createDirectories(store);
    Files.writeString(store.resolve("CURRENT"), "MANIFEST-000001\n");

    try (ReconcilerStreams first = reconciler(state)) {
      assertThatThrownBy(first::start).isInstanceOf(ProcessorStateException.class);
      assertThat(store).doesNotExist();
      try (ReconcilerStreams second = reconciler(state)) {
        assertThatCode(second::start).doesNotThrowAnyException();
      }
    }
  }
}
