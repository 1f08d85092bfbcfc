// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.core.event.Cloud;
import dev.helios.server.config.SourceSettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The accounts that the settings name, one of each cloud that they name. */
public record CloudAccounts(List<CloudAccount> all) {
  public CloudAccounts {
    all = List.copyOf(all);
  }

  public static CloudAccounts of(SourceSettings settings, InstantSource clock) {
    List<CloudAccount> accounts = new ArrayList<>();
    // Of a cloud that is not used, not even the client's classes are loaded.
    if (settings.names(Cloud.AWS)) {
      accounts.add(AwsAccount.of(settings.aws(), clock));
    }
    if (settings.names(Cloud.GCP)) {
      accounts.add(GcpAccount.of(settings.gcp(), clock));
    }
    if (settings.names(Cloud.AZURE)) {
      accounts.add(AzureAccount.of(settings.azure(), settings.azureTuning().tuning(), clock));
    }
    return new CloudAccounts(accounts);
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
