// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import dev.helios.simulator.shop.Flow;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the verdict of every order with the truth that the ledger holds. */
final class VerdictCheck {
  private static final String CASES = "api/v1/reconciliation/cases";

  private final Server server;
  private final Report report;
  private int falseMissing;

  private VerdictCheck(Server server, Report report) {
    this.server = server;
    this.report = report;
  }

  static void compare(Account account, Server server, Duration wait, Report report)
      throws Unchecked {
    if (account.truths().isEmpty()) {
      return;
    }
    int status = server.get(CASES + "?flow=" + Flow.NAME + "&limit=1").status();
    if (status == 404 || status == 405 || status == 501) {
      report.figure("verdicts", "NOT CHECKED: the server has no reconciliation API");
      return;
    }
    if (status != 200) {
      throw new Unchecked("GET " + CASES + " answered " + status + " instead of 200.");
    }
    new VerdictCheck(server, report).all(account, wait);
  }

  private void all(Account account, Duration wait) throws Unchecked {
    Map<String, Integer> unsettled = new LinkedHashMap<>();
    List<Due> open = new ArrayList<>();
    for (Due due : dues(account)) {
      if (due.unsettled().isEmpty()) {
        open.add(due);
      } else {
        unsettled.merge(due.unsettled(), 1, Integer::sum);
      }
    }
    report.figure("verdicts compared", open.size());
    unsettled.forEach((why, count) -> report.note(count + " verdicts not compared: " + why));
    Scores scores = new Scores();
    Waiting waiting = new Waiting(wait);
    Map<Due, Judged> wrong = ask(open, scores);
    while (!wrong.isEmpty() && waiting.again()) {
      wrong = ask(List.copyOf(wrong.keySet()), scores);
    }
    for (Map.Entry<Due, Judged> entry : wrong.entrySet()) {
      Due due = entry.getKey();
      scores.count(due, entry.getValue());
      report.difference("verdict", difference(due, entry.getValue()));
      alarm(due, entry.getValue());
    }
    report.figure("false missing", falseMissing);
    scores.report(report);
  }

  /** Asks for each; counts those that are as they must be, and gives the others back. */
  private Map<Due, Judged> ask(List<Due> open, Scores scores) throws Unchecked {
    Map<Due, Judged> wrong = new LinkedHashMap<>();
    for (Due due : open) {
      Judged judged = judged(due.truth().orderId());
      if (due.met(judged)) {
        scores.count(due, judged);
        alarm(due, judged);
      } else {
        wrong.put(due, judged);
      }
    }
    return wrong;
  }

  private void alarm(Due due, Judged judged) {
    if (due.isFalseAlarm(judged)) {
      falseMissing++;
      report.difference("false missing", due.truth().orderId() + " was called missing for a while");
    }
  }

  private Judged judged(String orderId) throws Unchecked {
    String path =
        CASES + "/" + Flow.NAME + "/" + URLEncoder.encode(orderId, StandardCharsets.UTF_8);
    Server.Answer answer = server.get(path);
    if (answer.status() == 404) {
      return Judged.NO_CASE;
    }
    if (answer.status() != 200) {
      throw new Unchecked("GET " + path + " answered " + answer.status() + " instead of 200.");
    }
    return Judged.of(answer.body());
  }

  private static String difference(Due due, Judged judged) {
    return due.truth().orderId()
        + " ("
        + due.truth().fault()
        + ") must be "
        + due.truth().status()
        + " "
        + due.required()
        + " "
        + due.truth().exposure()
        + ", is "
        + judged
        + " "
        + judged.exposure();
  }

  static List<Due> dues(Account account) {
    Map<String, List<Entry>> byOrder = new HashMap<>();
    Map<String, Instant> newest = new HashMap<>();
    for (Entry entry : account.entries().values()) {
      if (entry.acknowledged()) {
        newest.merge(entry.cloud, entry.occurredAt, (a, b) -> a.isAfter(b) ? a : b);
      }
      boolean counts = entry.step != null && !entry.kind.equals("redelivery");
      if (counts && entry.orderId != null) {
        byOrder.computeIfAbsent(entry.orderId, id -> new ArrayList<>(3)).add(entry);
      }
    }
    return account.truths().stream()
        .map(truth -> Due.of(truth, byOrder.getOrDefault(truth.orderId(), List.of()), newest))
        .toList();
  }
}
