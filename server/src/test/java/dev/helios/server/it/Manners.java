// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What every answer keeps to, whatever was asked. */
final class Manners {
  private static final Set<Integer> DOCUMENTED =
      Set.of(200, 201, 202, 400, 404, 405, 406, 408, 409, 413, 415, 422);

  private Manners() {}

  /** What is wrong with an answer; empty when nothing is. */
  static List<String> broken(Answer answer) {
    List<String> complaints = new ArrayList<>();
    if (!DOCUMENTED.contains(answer.status())) {
      complaints.add("the status is none of " + DOCUMENTED);
    }
    if (answer.text().contains("Exception") || answer.text().contains("at dev.helios")) {
      complaints.add("it tells of the inside");
    }
    if (!answer.header("x-content-type-options").equals("nosniff")) {
      complaints.add("a browser may guess its type");
    }
    if (answer.status() >= 400) {
      problem(answer, complaints);
    }
    return complaints;
  }

  private static void problem(Answer answer, List<String> complaints) {
    if (!answer.header("content-type").startsWith("application/problem+json")) {
      complaints.add("its type is no problem but " + answer.header("content-type"));
      return;
    }
    try {
      JsonNode problem = answer.json();
      if (problem.path("status").intValue() != answer.status()
          || problem.path("code").asText().isEmpty()
          || problem.path("detail").asText().isEmpty()
          || !problem.path("instance").asText().equals(answer.header("x-request-id"))) {
        complaints.add("its problem lacks status, code, detail or instance");
      }
    } catch (UncheckedIOException e) {
      complaints.add("its problem is no JSON");
    }
  }
}
