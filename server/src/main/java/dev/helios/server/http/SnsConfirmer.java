// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import dev.helios.clouds.aws.SnsConfirmation;
import dev.helios.core.gateway.Reading;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Confirms SNS subscriptions of configured topics, by a call built from topic and token; the URL in
 * the message is never visited. Other topics are left alone: their message waits in quarantine to
 * be seen. Does not block and does not fail the delivery. Thread-safe.
 */
public final class SnsConfirmer {
  private static final Logger LOG = Logger.getLogger(SnsConfirmer.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Set<String> topics;
  private final Function<URI, URI> reach;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * @param reach where a call really goes: itself, or in a test a server that stands in for SNS
   */
  public SnsConfirmer(Set<String> topics, Function<URI, URI> reach) {
    this.topics = topics;
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
    HttpRequest request = HttpRequest.newBuilder(reach.apply(uri)).timeout(TIMEOUT).build();
    client
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .whenComplete(
            (response, failure) -> {
              if (failure != null) {
                LOG.warnf("Subscription to %s not confirmed: %s", topic, failure.getClass());
              } else {
                LOG.infof("Subscription to %s: SNS answered %d", topic, response.statusCode());
              }
            });
  }
}
