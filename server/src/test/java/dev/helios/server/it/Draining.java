// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.helios.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lets a server pull a queue empty while both are killed in turn, and looks what came of it. {@code
 * -Dhelios.test.many=20000} pulls as many, {@code -Dhelios.test.kills=N} kills each of them N
 * times.
 */
final class Draining {
  static final int KILLS = Integer.getInteger("helios.test.kills", 1);

  /** What was under way when its reader was killed stays hidden for a while, in some clouds. */
  static final Duration LONG = Duration.ofMinutes(15);

  private Draining() {}

  static int many(int usual) {
    return Integer.getInteger("helios.test.many", usual);
  }

  /** Starts the server and returns when nothing is left. */
  static void drain(HeliosServer puller, Stock stock) throws Exception {
    puller.start();
    awaitAtMost(stock, 0);
  }

  /** The same, while server and cloud are killed in turn, so many times each. */
  static void drain(HeliosServer puller, Stock.Durable stock, int kills) throws Exception {
    long all = stock.left();
    long step = all / (2 * kills + 1);
    puller.start();
    for (int kill = 1; kill <= kills; kill++) {
      awaitAtMost(stock, all - (2 * kill - 1) * step);
      puller.kill9();
      assertThat(stock.left()).as("what was left when the server was killed").isPositive();
      puller.start();
      awaitAtMost(stock, all - 2 * kill * step);
      stock.killAndRestart();
    }
    awaitAtMost(stock, 0);
  }

  static void awaitAtMost(Stock stock, long most) throws Exception {
    Await.until("at most " + most + " messages wait", LONG, () -> stock.left() <= most);
  }

  /**
   * Every one is stored once with the hash of its data, and the books balance.
   *
   * @param hashes by cloud and id: {@code aws test-1}
   */
  static void isStoredOnce(Client client, Map<String, String> hashes) throws Exception {
    Books.idle(client);
    Map<String, List<String>> stored = Books.hashes(client);
    List<String> wrong = new ArrayList<>();
    hashes.forEach(
        (name, hash) -> {
          if (!List.of(hash).equals(stored.get(name))) {
            wrong.add(name + " " + stored.get(name));
          }
        });
    assertThat(wrong).as("lost, double or changed of " + hashes.size()).isEmpty();
  }

  /** Says what was proved, for whoever runs the large form. */
  static void report(String what, JsonNode before, JsonNode after, long startedNanos) {
    System.out.printf(
        "%s: %d stored, %d came again and were duplicates, books balanced: %s, %d s%n",
        what,
        Books.count(after, "stored") - Books.count(before, "stored"),
        Books.count(after, "duplicate") - Books.count(before, "duplicate"),
        after.path("balanced").asBoolean(),
        Duration.ofNanos(System.nanoTime() - startedNanos).toSeconds());
  }

  /** The first of a server's sources, which are those that it pulls. */
  static JsonNode source(HeliosServer server) throws Exception {
    return server.client().get("/api/v1/sources").json().at("/sources/0");
  }

  static void saysThatNothingWaits(HeliosServer server) throws Exception {
    Await.until(
        "the source says that nothing waits",
        () -> source(server).at("/lag/messages").asInt(0) == 0);
    assertThat(source(server).path("state").asText()).isEqualTo("running");
  }
}
