// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import dev.helios.simulator.shop.RunId;
import dev.helios.simulator.wire.Cloud;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the server has stored of one run, from its export. */
record Stored(Map<String, List<Row>> byKey, long rows) {

  /** One stored event. */
  record Row(String sha256, boolean conflict) {}

  /** The export is asked for by time of receipt; this much more is read on both sides. */
  private static final long MARGIN_MINUTES = 15;

  static Stored read(Server server, RunId run, Instant from, Instant to) throws Unchecked {
    Map<String, List<Row>> byKey = new HashMap<>();
    Map<String, String> prefixes = new HashMap<>();
    for (Cloud cloud : Cloud.values()) {
      prefixes.put(cloud.label(), run.prefix(cloud));
    }
    String path =
        "api/v1/events/export?from="
            + from.minus(MARGIN_MINUTES, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS)
            + "&to="
            + to.plus(MARGIN_MINUTES, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
    long[] rows = {0};
    server.stream(
        path,
        row -> {
          String cloud = row.path("source").asText();
          String id = row.path("event_id").asText();
          String prefix = prefixes.get(cloud);
          if (prefix != null && id.startsWith(prefix)) {
            rows[0]++;
            byKey
                .computeIfAbsent(cloud + " " + id, key -> new ArrayList<>(1))
                .add(new Row(row.path("data_sha256").asText(), row.path("conflict").asBoolean()));
          }
        });
    return new Stored(byKey, rows[0]);
  }
}
