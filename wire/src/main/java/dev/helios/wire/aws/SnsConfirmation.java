// SPDX-License-Identifier: MIT
package dev.helios.wire.aws;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The call that confirms a subscription of SNS, built from the topic's name and the token. The
 * address that the message itself offers is never used: whoever can post a message could have the
 * server fetch any address.
 */
public final class SnsConfirmation {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]{1,1024}");

  private SnsConfirmation() {}

  /**
   * The address to GET; empty when the topic's name or the token is not one that AWS gives out.
   * Whether the topic is one of ours is for the caller to ask first.
   */
  public static Optional<URI> of(String topicArn, String token) {
    if (!TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    return SnsTopic.of(topicArn)
        .map(
            topic ->
                URI.create(
                    "https://"
                        + topic.host()
                        + "/?Action=ConfirmSubscription&Version=2010-03-31&TopicArn="
                        + topicArn.replace(":", "%3A")
                        + "&Token="
                        + token));
  }
}
