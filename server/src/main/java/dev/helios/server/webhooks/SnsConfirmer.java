// SPDX-License-Identifier: MIT
package dev.helios.server.webhooks;

import dev.helios.core.gateway.Reading;
import dev.helios.server.outbound.OutboundHttp;
import dev.helios.server.outbound.Reply;
import dev.helios.wire.aws.SnsConfirmation;
import java.net.URI;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Confirms SNS subscriptions of configured topics, by a call built from topic and token; the URL in
 * the message is never visited. Where a topic is configured, the message's signature has held
 * before it comes here. Other topics are left alone: their message waits in quarantine to be seen.
 * Does not block and does not fail the delivery. Thread-safe.
 */
public final class SnsConfirmer {
  private static final Logger LOG = Logger.getLogger(SnsConfirmer.class);
  private static final int MAX_BYTES = 64 << 10;

  private final Set<String> topics;
  private final OutboundHttp http;
  private final UnaryOperator<URI> reach;

  /**
   * @param reach where a call really goes: itself, or a server that stands in for SNS
   */
  public SnsConfirmer(Set<String> topics, OutboundHttp http, UnaryOperator<URI> reach) {
    this.topics = topics;
    this.http = http;
    this.reach = reach;
  }

  void confirm(Reading.Confirmation confirmation) {
    String topic = confirmation.topicArn();
    if (!topics.contains(topic)) {
      LOG.infof("SNS asks to confirm a topic that is not configured; see quarantine");
      return;
    }
    SnsConfirmation.of(topic, confirmation.token()).ifPresent(uri -> call(topic, uri));
  }

  private void call(String topic, URI uri) {
    http.get(reach.apply(uri), MAX_BYTES)
        .thenAccept(
            reply -> {
              switch (reply) {
                case Reply.Received received ->
                    LOG.infof("Subscription to %s: SNS answered %d", topic, received.status());
                case Reply.Failed failed ->
                    LOG.warnf("Subscription to %s not confirmed: %s", topic, failed.why());
              }
            });
  }
}
