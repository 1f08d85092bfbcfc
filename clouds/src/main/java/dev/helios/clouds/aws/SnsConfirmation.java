// SPDX-License-Identifier: MIT
package dev.helios.clouds.aws;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The call that confirms a subscription of SNS, built from the topic's name and the token. The
 * address that the message itself offers is never used: whoever can post a message could have the
 * server fetch any address.
 */
public final class SnsConfirmation {
  private static final Pattern TOPIC =
      Pattern.compile(
          "arn:(?:"
              + "aws:sns:(?<world>(?!cn-|us-gov-)[a-z]{2}(?:-[a-z]{3,12}){1,2}-\\d{1,2})"
              + "|aws-cn:sns:(?<china>cn-[a-z]{3,12}-\\d{1,2})"
              + "|aws-us-gov:sns:(?<gov>us-gov-[a-z]{3,12}-\\d{1,2})"
              + "):\\d{12}:[A-Za-z0-9_-]{1,251}(?:\\.fifo)?");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]{1,1024}");

  private SnsConfirmation() {}

  /**
   * The address to GET; empty when the topic's name or the token is not one that AWS gives out.
   * Whether the topic is one of ours is for the caller to ask first.
   */
  public static Optional<URI> of(String topicArn, String token) {
    Matcher topic = TOPIC.matcher(topicArn);
    if (!topic.matches() || !TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    String china = topic.group("china");
    String gov = topic.group("gov");
    String region = china != null ? china : gov != null ? gov : topic.group("world");
    String suffix = china != null ? "amazonaws.com.cn" : "amazonaws.com";
    return Optional.of(
        URI.create(
            "https://sns."
                + region
                + "."
                + suffix
                + "/?Action=ConfirmSubscription&Version=2010-03-31&TopicArn="
                + topicArn.replace(":", "%3A")
                + "&Token="
                + token));
  }
}
