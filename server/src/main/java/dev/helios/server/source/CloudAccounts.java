// SPDX-License-Identifier: MIT
package dev.helios.server.source;

import dev.helios.core.event.Cloud;
import dev.helios.server.config.SourceSettings;
import java.util.List;

/** The accounts that the settings name, one of each cloud. */
public record CloudAccounts(List<CloudAccount> all) {
  public CloudAccounts {
    all = List.copyOf(all);
  }

  public static CloudAccounts of(SourceSettings settings) {
    return new CloudAccounts(
        List.of(
            CloudAccount.none(Cloud.AWS),
            CloudAccount.none(Cloud.GCP),
            CloudAccount.none(Cloud.AZURE)));
  }

  public CloudAccount of(Cloud cloud) {
    return all.stream()
        .filter(account -> account.cloud() == cloud)
        .findFirst()
        .orElseGet(() -> CloudAccount.none(cloud));
  }

  /** Every source, in the order in which they were configured. */
  public List<LazySource> sources() {
    return all.stream().flatMap(account -> account.sources().stream()).toList();
  }
}
