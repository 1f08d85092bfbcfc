// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import java.util.ArrayList;
import java.util.List;

/**
 * What must hold between the settings of sources; a sentence for each thing that does not. Pure.
 */
final class SourceRules {
  private SourceRules() {}

  static List<String> problems(SourceSettings settings) {
    List<String> problems = new ArrayList<>();
    SourceSettings.Azure azure = settings.azure();
    boolean storage =
        azure.queues().stream().anyMatch(queue -> !queue.startsWith("https://"))
            || !azure.deadLetterContainer().isEmpty();
    if (storage && azure.connectionString().isEmpty() && azure.accountUrl().isEmpty()) {
      problems.add(
          "HELIOS_AZURE_QUEUES and HELIOS_AZURE_DEAD_LETTER_CONTAINER need"
              + " HELIOS_AZURE_STORAGE_CONNECTION_STRING or HELIOS_AZURE_STORAGE_ACCOUNT_URL");
    }
    if (azure.namespaceSubscriptions().isEmpty() != azure.namespaceEndpoint().isEmpty()) {
      problems.add(
          "HELIOS_AZURE_NAMESPACE_ENDPOINT and HELIOS_AZURE_NAMESPACE_SUBSCRIPTIONS need each"
              + " other");
    }
    return problems;
  }
}
