// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.helios.lab.client.Reply;
import dev.helios.lab.control.StoreTampering;
import dev.helios.lab.ledger.Answered;
import dev.helios.lab.ledger.Ledger;
import dev.helios.lab.ledger.LedgerLine;
import dev.helios.lab.ledger.Sent;
import dev.helios.lab.ledger.Tally;
import dev.helios.lab.load.Event;
import dev.helios.lab.prove.Breaches;
import dev.helios.lab.prove.Figures;
import dev.helios.lab.prove.Proof;
import dev.helios.lab.prove.Result;
import dev.helios.lab.prove.Scale;
import dev.helios.lab.system.TestCluster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One item that a database or a parser chokes on, in the middle of a batch of good ones. */
public final class PoisonItem implements Proof {
  private static final int SIZE = 512;

  /** Whole items of an Event Grid array; the first %s is the id. */
  private static final List<String> POISONS =
      List.of(
          "{\"id\":\"%s\",\"topic\":\"t\",\"eventType\":\"a\\u0000b\",\"eventTime\":\"2026-11-20T07:00:00Z\",\"data\":{}}",
          "{\"id\":\"%s\",\"topic\":\"\\ud800\",\"eventType\":\"t\",\"eventTime\":\"2026-11-20T07:00:00Z\",\"data\":{}}",
          "{\"id\":\"%s\",\"topic\":\"t\",\"eventType\":\"t\",\"eventTime\":\"+300000-01-01T00:00:00Z\",\"data\":{}}",
          "{\"id\":\"%s\",\"topic\":\"t\",\"eventType\":\"OrderPlaced\",\"eventTime\":\"2026-11-20T07:00:00Z\",\"data\":{\"order_id\":\"x\",\"customer_id\":\"y\",\"amount\":1e400}}",
          "{\"id\":\"%s\",\"topic\":\"t\",\"eventType\":\"OrderPlaced\",\"eventTime\":\"2026-11-20T07:00:00Z\",\"data\":{\"order_id\":\"a\\u0000b\",\"customer_id\":\"\\udfff\"}}",
          "{\"id\":7,\"topic\":[],\"eventType\":null,\"data\":\"%s\"}",
          "null");

  @Override
  public String name() {
    return "poison-item";
  }

  @Override
  public String shows() {
    return "a poisoned item in a batch of 512 spoils no other item and no later batch";
  }

  @Override
  public Result prove(TestCluster cluster, Scale scale) throws IOException, InterruptedException {
    Breaches breaches = new Breaches(scale);
    String mark = cluster.mark();
    List<LedgerLine> lines = new ArrayList<>();
    int batches = scale.pick(10, 1) * POISONS.size();
    for (int i = 0; i < batches; i++) {
      batch(cluster, mark + i + "-", POISONS.get(i % POISONS.size()), lines, breaches);
    }
    Ledger ledger = new Ledger(lines);
    Tally tally = cluster.compare(ledger, mark, breaches.found());
    breaches.tally(tally);
    return Result.of(
        Figures.of(
            "batches of 512, one item of each poisoned",
            batches,
            tally,
            0,
            POISONS.size() + " kinds of poison"),
        breaches);
  }

  private static void batch(
      TestCluster cluster, String mark, String poison, List<LedgerLine> lines, Breaches breaches)
      throws IOException {
    List<Event> events = new ArrayList<>();
    StringBuilder body = new StringBuilder("[");
    for (int n = 0; n < SIZE - 1; n++) {
      Event event = Event.of("azure", mark + n, n, 20);
      events.add(event);
      String array = new String(event.body(), UTF_8);
      body.append(array, 1, array.length() - 1).append(',');
      if (n == SIZE / 2) {
        body.append(poison.replace("%s", "poison-" + mark)).append(',');
      }
      lines.add(new Sent(event.key(), event.sha256(), 0));
    }
    body.setCharAt(body.length() - 1, ']');
    Reply reply =
        cluster
            .api()
            .post(
                "/api/v1/webhooks/azure/eventgrid",
                "application/json",
                body.toString().getBytes(UTF_8));
    if (!(reply instanceof Reply.Http(int status, boolean retryAfter, String text))
        || status != 200) {
      breaches.unless(false, "a batch with " + poison + " was answered " + reply.word());
      return;
    }
    JsonNode answer = new ObjectMapper().readTree(text);
    breaches.fault(
        answer.path("received").asInt() == SIZE,
        "with %s %d of %d items were received"
            .formatted(poison, answer.path("received").asInt(), SIZE));
    breaches.unless(
        answer.path("accepted").asInt() >= SIZE - 1,
        "with %s only %d of %d good items were accepted"
            .formatted(poison, answer.path("accepted").asInt(), SIZE - 1));
    breaches.unless(
        answer.path("received").asInt()
            == answer.path("accepted").asInt() + answer.path("quarantined").asInt(),
        "with " + poison + " an item was neither accepted nor set aside");
    for (Event event : events) {
      lines.add(new Answered(event.key(), event.sha256(), "200", "accepted", 0, 0, false));
    }
  }

  @Override
  public String wrong() {
    return StoreTampering.WRONG;
  }

  @Override
  public Result control(TestCluster cluster) throws IOException, InterruptedException {
    return StoreTampering.run(cluster);
  }
}
