// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import com.google.api.core.ApiFuture;
import com.google.api.core.ApiFutureCallback;
import com.google.api.core.ApiFutures;
import com.google.cloud.pubsub.v1.AckReplyConsumerWithResponse;
import com.google.cloud.pubsub.v1.AckResponse;

/** A message's lease in Google's subscriber; says so when an acknowledgement was not confirmed. */
final class ConfirmedAck implements MessageDispatcher.Lease {
  private final AckReplyConsumerWithResponse reply;
  private final Runnable unconfirmed;

  ConfirmedAck(AckReplyConsumerWithResponse reply, Runnable unconfirmed) {
    this.reply = reply;
    this.unconfirmed = unconfirmed;
  }

  @Override
  public void ack() {
    ApiFuture<AckResponse> answer = reply.ack();
    ApiFutures.addCallback(
        answer,
        new ApiFutureCallback<AckResponse>() {
          @Override
          public void onSuccess(AckResponse response) {
            if (response != AckResponse.SUCCESSFUL) {
              unconfirmed.run();
            }
          }

          @Override
          public void onFailure(Throwable thrown) {
            unconfirmed.run();
          }
        },
        Runnable::run);
  }

  @Override
  public void nack() {
    reply.nack();
  }
}
