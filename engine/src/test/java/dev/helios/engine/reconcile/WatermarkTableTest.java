// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;
import dev.helios.core.watermark.Watermarks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatermarkTableTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  private final WatermarkTable table = new WatermarkTable();

  @Test
  void watermarks_severalPartitions_knowTheNewestOfEachSource() {
    table.put(partition(0, event("pay-us", 1)));
    table.put(partition(1, event("pay-us", 5)));
    assertThat(newest(table.watermarks())).isEqualTo(START.plusSeconds(5));

    table.put(partition(1, event("pay-us", 9)));
    assertThat(newest(table.watermarks())).isEqualTo(START.plusSeconds(9));
  }

  @Test
  void watermarks_ofAPartitionItself_countInPlaceOfWhatItToldLast() {
    table.put(partition(0, event("pay-us", 9)));
    table.put(partition(1, event("pay-us", 5)));

    assertThat(newest(table.watermarks(partition(0, event("pay-us", 1)))))
        .isEqualTo(START.plusSeconds(5));
  }

  @Test
  void parse_progressWithSources_isReadBack() {
    PartitionProgress progress = partition(3, event("pay-us", 9)).readThrough(START);
    assertThat(PartitionProgress.parse(progress.json())).isEqualTo(progress);
  }

  @Test
  void parse_progressFromBeforeThereWereSources_isReadByCloud() {
    String old =
        """
        {"partition":2,"place":7,"judged":5,"outside":2,"read_through":"2026-11-22T12:00:00Z",
        "clouds":[{"cloud":"gcp","newest":"2026-11-22T12:00:01Z",
        "last_arrival":"2026-11-22T12:00:02Z","resumed_at":"2026-11-22T12:00:00Z",
        "settled":"1970-01-01T00:00:00Z","usual_gap_ms":1200,"skew_s":0,
        "skew_window":"2026-11-22T12:00:00Z","skew_current_ms":100}]}""";

    PartitionProgress read = PartitionProgress.parse(old.getBytes(StandardCharsets.UTF_8));

    assertThat(read.place()).isEqualTo(7);
    assertThat(newest(read.watermarks())).isEqualTo(START.plusSeconds(1));
  }

  private static Instant newest(Watermarks watermarks) {
    return watermarks.clouds(TenantId.DEFAULT).values().iterator().next().newest();
  }

  private static PartitionProgress partition(int number, Event event) {
    return PartitionProgress.none(number).after(0, true, Watermarks.NONE.advance(event));
  }

  private static Event event(String source, int second) {
    Instant at = START.plusSeconds(second);
    return Event.of(
        new Identity(TenantId.DEFAULT, Cloud.GCP, source, "e" + second),
        "Paid",
        null,
        at,
        "application/json",
        Bytes.utf8("{}"),
        Map.of(),
        null,
        at);
  }
}
