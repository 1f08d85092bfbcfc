// SPDX-License-Identifier: MIT
package dev.helios.connectors.port;

import dev.helios.core.event.Cloud;

/**
 * What a source is called in metrics, in the API and on the dashboard.
 *
 * @param kind the service, for example {@code sqs}, {@code pubsub}, {@code storage-queue}
 * @param name the queue or subscription, without credentials
 */
public record SourceName(Cloud cloud, String kind, String name) {
  @Override
  public String toString() {
    return cloud.label() + "/" + kind + "/" + name;
  }
}
