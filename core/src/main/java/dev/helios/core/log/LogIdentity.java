// SPDX-License-Identifier: MIT
package dev.helios.core.log;

/**
 * Which log the events stand in. It is another one when the brokers' data was thrown away, when the
 * topic was deleted and created again, and for every other installation. An offset means something
 * in its own log only.
 *
 * @param clusterId Kafka's id of the cluster
 * @param topicId Kafka's id of the topic {@code helios.events}
 */
public record LogIdentity(String clusterId, String topicId) {

  /** Both ids as one text, which no other log has. */
  public String text() {
    return clusterId + "/" + topicId;
  }
}
