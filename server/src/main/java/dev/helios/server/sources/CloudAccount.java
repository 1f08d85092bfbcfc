// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.connectors.port.Backfill;
import dev.helios.connectors.port.Probe;
import dev.helios.connectors.port.Publisher;
import dev.helios.core.event.Cloud;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What HELIOS can do in one cloud with what is configured. Nothing is opened before it is needed.
 *
 * @param sources what events are fetched from
 * @param backfills what lost events are brought back from, by kind: {@value #ARCHIVE}, {@value
 *     #DEAD_LETTER} or {@value #SEEK}
 * @param publisher where events can be sent to
 * @param probes what tells whether HELIOS may do all that
 */
public record CloudAccount(
    Cloud cloud,
    List<LazySource> sources,
    Map<String, ClientFactory<Backfill>> backfills,
    Optional<ClientFactory<Publisher>> publisher,
    List<ClientFactory<Probe>> probes) {
  public static final String ARCHIVE = "archive";
  public static final String DEAD_LETTER = "dead-letter";
  public static final String SEEK = "seek";

  public CloudAccount {
    sources = List.copyOf(sources);
    backfills = Map.copyOf(backfills);
    probes = List.copyOf(probes);
  }

  /** An account in which nothing is configured. */
  public static CloudAccount none(Cloud cloud) {
    return new CloudAccount(cloud, List.of(), Map.of(), Optional.empty(), List.of());
  }
}
