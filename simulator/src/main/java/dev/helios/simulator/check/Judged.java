// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.helios.simulator.shop.Finding;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The verdict that the server gave.
 *
 * @param wasMissing whether any of its revisions said missing
 */
record Judged(
    String status, Set<Finding> findings, @Nullable BigDecimal exposure, boolean wasMissing) {

  /** What an order has that the server knows no case of. */
  static final Judged NO_CASE = new Judged("no case", Set.of(), null, false);

  static Judged of(JsonNode body) {
    Set<Finding> findings = new TreeSet<>();
    for (JsonNode finding : body.path("findings")) {
      findings.add(new Finding(finding.path("kind").asText(), finding.path("step").asText()));
    }
    boolean wasMissing = false;
    for (JsonNode revision : body.path("revisions")) {
      wasMissing |= revision.path("status").asText().equals("missing");
    }
    JsonNode exposure = body.path("exposure");
    return new Judged(
        body.path("status").asText("none"),
        findings,
        money(exposure.isObject() ? exposure.path("amount") : exposure),
        wasMissing);
  }

  private static @Nullable BigDecimal money(JsonNode value) {
    if (!value.isTextual() && !value.isNumber()) {
      return null;
    }
    try {
      return new BigDecimal(value.asText());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return status + " " + findings;
  }
}
