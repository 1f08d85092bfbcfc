// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.Subscription;
import dev.helios.connectors.port.Probe.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a subscription's settings mean for HELIOS. */
final class SubscriptionChecks {
  /** Below it a weekend's outage loses events. */
  private static final Duration RETENTION = Duration.ofDays(3);

  private static final String DELETED = "_deleted-topic_";

  private SubscriptionChecks() {}

  static List<Finding> of(Subscription found) {
    String name = found.getName();
    List<Finding> findings = new ArrayList<>();
    findings.add(attached(found));
    findings.add(way(found));
    findings.add(retention(found));
    findings.add(seekable(found));
    findings.add(deadLetters(found));
    findings.add(
        new Finding(
            "acknowledgements of " + name,
            true,
            "deadline %d s, extended while a message waits here; exactly once %s; ordering keys %s"
                .formatted(
                    found.getAckDeadlineSeconds(),
                    onOff(found.getEnableExactlyOnceDelivery()),
                    onOff(found.getEnableMessageOrdering()))));
    if (!found.getFilter().isEmpty()) {
      findings.add(
          new Finding(
              "filter of " + name,
              true,
              "only " + found.getFilter() + " arrives; it cannot be changed"));
    }
    return findings;
  }

  static List<Finding> ofDeadLetters(Subscription found) {
    return List.of(attached(found), way(found), retention(found));
  }

  private static Finding attached(Subscription found) {
    boolean detached = found.getDetached() || found.getTopic().equals(DELETED);
    return new Finding(
        "subscription " + found.getName(),
        !detached,
        detached
            ? "its topic is gone or it was detached, nothing arrives any more; create it again"
            : "exists, of topic " + found.getTopic());
  }

  private static Finding way(Subscription found) {
    String endpoint = found.getPushConfig().getPushEndpoint();
    boolean pull =
        endpoint.isEmpty() && !found.hasBigqueryConfig() && !found.hasCloudStorageConfig();
    return new Finding(
        "pull from " + found.getName(),
        pull,
        pull
            ? "is a pull subscription"
            : "it delivers by itself to "
                + (endpoint.isEmpty() ? "storage" : host(endpoint))
                + "; HELIOS fetches from pull subscriptions: create another one for it");
  }

  /** A push endpoint may hold a token. */
  private static String host(String endpoint) {
    int query = endpoint.indexOf('?');
    return query < 0 ? endpoint : endpoint.substring(0, query);
  }

  private static Finding retention(Subscription found) {
    Duration kept = Duration.ofSeconds(found.getMessageRetentionDuration().getSeconds());
    boolean enough = kept.isZero() || kept.compareTo(RETENTION) >= 0;
    return new Finding(
        "retention of " + found.getName(),
        enough,
        enough
            ? (kept.isZero() ? "the default, 7 days" : kept.toHours() + " h")
            : "%d h: an outage of a weekend loses events; set message_retention_duration to 7 days"
                .formatted(kept.toHours()));
  }

  private static Finding seekable(Subscription found) {
    boolean acked = found.getRetainAckedMessages();
    boolean topic = found.getTopicMessageRetentionDuration().getSeconds() > 0;
    return new Finding(
        "seek of " + found.getName(),
        acked || topic,
        acked || topic
            ? "acknowledged messages are retained by the " + (acked ? "subscription" : "topic")
            : "acknowledged messages are gone, so that a back-fill by seek finds nothing; set"
                + " retain_acked_messages");
  }

  private static Finding deadLetters(Subscription found) {
    DeadLetterPolicy policy = found.getDeadLetterPolicy();
    boolean set = !policy.getDeadLetterTopic().isEmpty();
    return new Finding(
        "dead letters of " + found.getName(),
        set,
        set
            ? "to %s after %d deliveries"
                .formatted(policy.getDeadLetterTopic(), policy.getMaxDeliveryAttempts())
            : "none: a message that cannot be delivered comes for ever until it expires; set a"
                + " dead_letter_policy");
  }

  private static String onOff(boolean on) {
    return on ? "on" : "off";
  }
}
