// SPDX-License-Identifier: MIT
package dev.helios.simulator.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event as a producer hands it to its cloud. The data array is never changed after this record
 * was made.
 *
 * @param n number of this message within the run; a redelivery has its own
 * @param id the cloud's id of the event; the same for a redelivery and for a conflicting copy
 * @param step the step of the order flow that this message is, null when it is none
 * @param occurredAt at the precision that the wire format carries
 * @param data the bytes that the server must store
 * @param amount for display, null when the event has none
 */
public record Message(
    long n,
    Form form,
    Kind kind,
    Spoil spoil,
    String id,
    String type,
    @Nullable String step,
    @Nullable String orderId,
    String customerId,
    @Nullable String amount,
    Instant occurredAt,
    byte[] data) {

  /** The cloud that delivers this message. */
  public Cloud cloud() {
    return switch (form) {
      case EVENTBRIDGE, SNS -> Cloud.AWS;
      case PUBSUB -> Cloud.GCP;
      case EVENT_GRID, CLOUD_EVENT -> Cloud.AZURE;
    };
  }

  /** The region whose source sends it: all of an order comes from one. */
  public Region region() {
    return Region.of(orderId == null ? customerId : orderId);
  }

  /** The same event once more, to the byte. */
  public Message again(long number) {
    return new Message(
        number,
        form,
        Kind.REDELIVERY,
        spoil,
        id,
        type,
        step,
        orderId,
        customerId,
        amount,
        occurredAt,
        data);
  }

  /** The same identity with other data. */
  public Message conflicting(long number, byte[] otherData) {
    return new Message(
        number,
        form,
        Kind.CONFLICT,
        spoil,
        id,
        type,
        step,
        orderId,
        customerId,
        amount,
        occurredAt,
        otherData);
  }
}
