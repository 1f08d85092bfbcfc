// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class StorageAccessTest {
  private static final String QUEUE = "https://shop.queue.core.windows.net/events";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.blob.core.windows.net",
        "https://shop.blob.core.windows.net/",
        "https://shop.queue.core.windows.net/",
      })
  void queueAndContainer_eitherAddressOfTheAccount_areBothReached(String account) {
    try (AzureHttp http = new AzureHttp()) {
      StorageAccess storage = storage(http, account);
      assertThat(storage.queue("events").getQueueUrl()).isEqualTo(QUEUE);
      assertThat(storage.container("dead-letters").getBlobContainerUrl())
          .isEqualTo("https://shop.blob.core.windows.net/dead-letters");
      assertThat(storage.usesEntra("events")).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.queue.core.windows.net/events, true",
    "https://shop.queue.core.windows.net/events?sv=2025-01-05&sig=abc%3D, false",
  })
  void queue_byUrl_needsNoAccount(String url, boolean entra) {
    try (AzureHttp http = new AzureHttp()) {
      StorageAccess storage = storage(http, "");
      assertThat(storage.queue(url).getQueueUrl()).isEqualTo(QUEUE);
      assertThat(StorageAccess.queueName(url)).isEqualTo("events");
      assertThat(storage.usesEntra(url)).isEqualTo(entra);
    }
  }

  @Test
  void queue_noAccountAtAll_saysWhatToSet() {
    try (AzureHttp http = new AzureHttp()) {
      StorageAccess storage = storage(http, "");
      assertThatThrownBy(() -> storage.queue("events"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("HELIOS_AZURE_STORAGE_ACCOUNT_URL");
    }
  }

  private static StorageAccess storage(AzureHttp http, String account) {
    AzureSettings settings =
        new AzureSettings(List.of(), "", account, "", List.of(), "", "", "", "");
    return new StorageAccess(http, settings, request -> Mono.empty());
  }
}
