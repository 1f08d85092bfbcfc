// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import java.util.List;

/**
 * What the environment says of Azure. An empty text means that nothing is said.
 *
 * @param queues storage queues to fetch from, each by name or by its whole URL
 * @param connectionString secret; reaches queues and dead letters where it is given
 * @param accountUrl the storage account, reached with Entra where there is no connection string
 * @param namespaceEndpoint an Event Grid namespace, {@code https://...}
 * @param namespaceSubscriptions {@code topic/subscription} to fetch from
 * @param namespaceKey secret; Entra is used where it is empty
 * @param deadLetterContainer the container that Event Grid writes its dead letters to
 * @param topicEndpoint a topic to publish to, {@code https://...}
 * @param topicKey secret; Entra is used where it is empty
 */
public record AzureSettings(
    List<String> queues,
    String connectionString,
    String accountUrl,
    String namespaceEndpoint,
    List<String> namespaceSubscriptions,
    String namespaceKey,
    String deadLetterContainer,
    String topicEndpoint,
    String topicKey) {

  public AzureSettings {
    queues = queues.stream().map(String::strip).toList();
    connectionString = connectionString.strip();
    accountUrl = accountUrl.strip();
    namespaceEndpoint = namespaceEndpoint.strip();
    namespaceSubscriptions = namespaceSubscriptions.stream().map(String::strip).toList();
    // A file with a secret ends with a line's end, more often than not.
    namespaceKey = namespaceKey.strip();
    topicEndpoint = topicEndpoint.strip();
    topicKey = topicKey.strip();
  }

  /** Nothing of Azure. */
  public static AzureSettings none() {
    return new AzureSettings(List.of(), "", "", "", List.of(), "", "", "", "");
  }

  /** Whether anything of Azure is to be used. */
  public boolean isEmpty() {
    return queues.isEmpty()
        && namespaceSubscriptions.isEmpty()
        && deadLetterContainer.isEmpty()
        && topicEndpoint.isEmpty();
  }

  /** Without secrets, which queue URLs and the connection string may hold. */
  @Override
  public String toString() {
    return "AzureSettings[queues="
        + queues.stream().map(Redacted::url).toList()
        + ", accountUrl="
        + Redacted.url(accountUrl)
        + ", namespaceEndpoint="
        + Redacted.url(namespaceEndpoint)
        + ", namespaceSubscriptions="
        + namespaceSubscriptions
        + ", deadLetterContainer="
        + deadLetterContainer
        + ", topicEndpoint="
        + Redacted.url(topicEndpoint)
        + "]";
  }
}
