// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import java.time.Duration;

/**
 * How a subscription is sought back.
 *
 * @param subscription full resource name
 * @param snapshot whether to take a snapshot before, with which the seek can be undone
 * @param quiet how long nothing more has to come back for the back-fill to be done
 * @param atMost how long to wait for that
 * @param timeout how long to wait for the answer to one call
 */
public record SeekSettings(
    String subscription, boolean snapshot, Duration quiet, Duration atMost, Duration timeout) {

  public SeekSettings {
    ResourceNames.needSubscription(subscription);
  }

  /** With a snapshot; done after 30 s of quiet, at the latest after an hour; calls of 20 s. */
  public static SeekSettings of(String subscription) {
    return new SeekSettings(
        subscription, true, Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofSeconds(20));
  }
}
