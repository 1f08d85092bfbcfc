// SPDX-License-Identifier: MIT
package dev.helios.wire.aws;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A topic's name, taken apart: its region says which host speaks for it.
 *
 * @param host of the region's SNS, for example {@code sns.eu-central-1.amazonaws.com}
 * @param signers names that a certificate of SNS in this region may have
 */
public record SnsTopic(String arn, String host, Set<String> signers) {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:(?:"
              + "aws:sns:(?<world>(?!cn-|us-gov-)[a-z]{2}(?:-[a-z]{3,12}){1,2}-\\d{1,2})"
              + "|aws-cn:sns:(?<china>cn-[a-z]{3,12}-\\d{1,2})"
              + "|aws-us-gov:sns:(?<gov>us-gov-[a-z]{3,12}-\\d{1,2})"
              + "):\\d{12}:[A-Za-z0-9_-]{1,251}(?:\\.fifo)?");

  public SnsTopic {
    signers = Set.copyOf(signers);
  }

  /** Empty when the name is not one that AWS gives to a topic. */
  public static Optional<SnsTopic> of(String arn) {
    Matcher matcher = ARN.matcher(arn);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String china = matcher.group("china");
    if (china != null) {
      return Optional.of(
          new SnsTopic(
              arn,
              "sns." + china + ".amazonaws.com.cn",
              Set.of("sns-" + china + ".amazonaws.com.cn")));
    }
    String gov = matcher.group("gov");
    if (gov != null) {
      return Optional.of(
          new SnsTopic(
              arn, "sns." + gov + ".amazonaws.com", Set.of("sns-" + gov + ".amazonaws.com")));
    }
    String region = matcher.group("world");
    return Optional.of(
        new SnsTopic(
            arn,
            "sns." + region + ".amazonaws.com",
            Set.of("sns.amazonaws.com", "sns-signing." + region + ".amazonaws.com")));
  }
}
