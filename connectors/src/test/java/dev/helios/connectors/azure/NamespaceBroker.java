// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import dev.helios.connectors.azure.StandIn.Answer;
import dev.helios.connectors.azure.StandIn.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The pull interface of one namespace subscription as its documentation has it: locks that end,
 * partial failures, a count of deliveries and an end to it.
 */
final class NamespaceBroker implements StandIn.Handler {
  private static final int DELIVERIES_MAX = 10;
  private static final Pattern NUMBER = Pattern.compile("maxEvents=(\\d+)");
  private static final Pattern TOKEN = Pattern.compile("\"(lock-[^\"]+|helios-probe)\"");

  private static final class Held {
    private final String event;
    private String lock = "";
    private long lockedUntil;
    private int deliveries;

    private Held(String event) {
      this.event = event;
    }
  }

  private final long lockNanos;
  private final Map<String, Held> waiting = new LinkedHashMap<>();
  private final Map<String, Integer> acts = new HashMap<>();
  private final List<String> deadLettered = new ArrayList<>();
  private int locks;
  private int failAcknowledgements;

  NamespaceBroker(long lockNanos) {
    this.lockNanos = lockNanos;
  }

  synchronized void publish(String id, String event) {
    waiting.put(id, new Held(event));
  }

  /** The next so many locks fail to be acknowledged, in answers of 200. */
  synchronized void failAcknowledgements(int count) {
    failAcknowledgements = count;
  }

  synchronized int left() {
    return waiting.size();
  }

  synchronized List<String> deadLettered() {
    return List.copyOf(deadLettered);
  }

  synchronized int count(String act) {
    return acts.getOrDefault(act, 0);
  }

  @Override
  public Answer answer(Request request) throws InterruptedException {
    String act = request.path().substring(request.path().lastIndexOf(':') + 1);
    if (!request.path().startsWith("/topics/stock/eventsubscriptions/helios:")) {
      return Answer.of(404);
    }
    if (!request.header("Authorization").equals("SharedAccessKey NAMESPACE-KEY")) {
      return Answer.of(401);
    }
    Answer answer = answer(act, request);
    if (act.equals("receive") && answer.body().equals("{\"value\":[]}")) {
      Thread.sleep(20);
    }
    return answer;
  }

  private synchronized Answer answer(String act, Request request) {
    acts.merge(act, 1, Integer::sum);
    return switch (act) {
      case "receive" -> receive(request);
      case "acknowledge", "release", "renewLock", "reject" -> locks(act, request);
      default -> Answer.of(404);
    };
  }

  private Answer receive(Request request) {
    Matcher number = NUMBER.matcher(request.query());
    int max = number.find() ? Integer.parseInt(number.group(1)) : 1;
    List<String> items = new ArrayList<>();
    for (Map.Entry<String, Held> one : List.copyOf(waiting.entrySet())) {
      Held held = one.getValue();
      if (items.size() == max || held.lockedUntil > System.nanoTime()) {
        continue;
      }
      if (held.deliveries == DELIVERIES_MAX) {
        waiting.remove(one.getKey());
        deadLettered.add(one.getKey());
        continue;
      }
      held.deliveries++;
      held.lock = "lock-" + ++locks;
      held.lockedUntil = System.nanoTime() + lockNanos;
      items.add(
          "{\"brokerProperties\":{\"lockToken\":\"%s\",\"deliveryCount\":%d},\"event\":%s}"
              .formatted(held.lock, held.deliveries, held.event));
    }
    return Answer.ok("{\"value\":[" + String.join(",", items) + "]}");
  }

  private Answer locks(String act, Request request) {
    List<String> good = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    TOKEN
        .matcher(request.body())
        .results()
        .map(result -> result.group(1))
        .forEach(lock -> (lock(act, lock) ? good : bad).add(lock));
    return Answer.ok(
        "{\"succeededLockTokens\":[%s],\"failedLockTokens\":[%s]}"
            .formatted(
                good.stream().map(lock -> '"' + lock + '"').collect(Collectors.joining(",")),
                bad.stream()
                    .map(
                        lock ->
                            "{\"lockToken\":\"%s\",\"error\":{\"code\":\"TokenLost\",\"message\":\"lost\"}}"
                                .formatted(lock))
                    .collect(Collectors.joining(","))));
  }

  private boolean lock(String act, String lock) {
    for (Map.Entry<String, Held> one : List.copyOf(waiting.entrySet())) {
      Held held = one.getValue();
      if (held.lock.equals(lock) && held.lockedUntil > System.nanoTime()) {
        if (act.equals("acknowledge") && failAcknowledgements-- > 0) {
          return false;
        }
        switch (act) {
          case "acknowledge" -> waiting.remove(one.getKey());
          case "release" -> held.lockedUntil = 0;
          default -> held.lockedUntil = System.nanoTime() + lockNanos;
        }
        return true;
      }
    }
    return false;
  }
}
