// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import java.util.regex.Pattern;

/** Full resource names of Pub/Sub. */
final class ResourceNames {
  private static final Pattern SUBSCRIPTION = Pattern.compile("projects/[^/]+/subscriptions/[^/]+");
  private static final Pattern TOPIC = Pattern.compile("projects/[^/]+/topics/[^/]+");

  private ResourceNames() {}

  static void needSubscription(String name) {
    need(SUBSCRIPTION, "projects/PROJECT/subscriptions/SUBSCRIPTION", name);
  }

  static void needTopic(String name) {
    need(TOPIC, "projects/PROJECT/topics/TOPIC", name);
  }

  static String project(String name) {
    return name.split("/", -1)[1];
  }

  private static void need(Pattern pattern, String expected, String name) {
    if (!pattern.matcher(name).matches()) {
      throw new IllegalArgumentException("expected " + expected + ", found " + name);
    }
  }
}
