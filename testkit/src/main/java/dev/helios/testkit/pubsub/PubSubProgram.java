// SPDX-License-Identifier: MIT
package dev.helios.testkit.pubsub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Our own Pub/Sub with its messages in a file: a program that can be killed. For every line of its
 * input, the name of a subscription, it says how many messages wait there; it ends with its input.
 * Leases end with the program, so that what was under way comes again, as it does from Pub/Sub.
 */
public final class PubSubProgram {
  private PubSubProgram() {}

  /**
   * @param arguments the port, the file and how many milliseconds a second of a lease lasts
   */
  public static void main(String[] arguments) throws IOException {
    Duration leaseSecond = Duration.ofMillis(Long.parseLong(arguments[2]));
    FakeTopics topics = FakeTopics.keptIn(Path.of(arguments[1]), leaseSecond.toNanos());
    try (FakePubSub server = FakePubSub.start(topics, Integer.parseInt(arguments[0]));
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println("ready " + server.port());
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println(topics.backlog(line));
      }
    }
  }
}
