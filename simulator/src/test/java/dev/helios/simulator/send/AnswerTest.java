// SPDX-License-Identifier: MIT
package dev.helios.simulator.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.simulator.ledger.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static List<Outcome> read(int status, String body, int messages) {
    return Answer.outcomes(status, body.getBytes(UTF_8), messages);
  }

  @Test
  void outcomes_singleAnswer_isReadForTheOneMessage() {
    assertThat(read(200, "{\"status\":\"duplicate\",\"event_id\":\"x\"}", 1))
        .containsExactly(new Outcome(200, "duplicate", null));
    assertThat(read(200, "{\"status\":\"quarantined\",\"quarantine_id\":\"q\"}", 1))
        .containsExactly(new Outcome(200, "quarantined", "q"));
  }

  @Test
  void outcomes_batch_isReadItemByItem() {
    String body =
        "{\"status\":\"accepted\",\"results\":[{\"status\":\"accepted\"},{\"status\":\"duplicate\"}]}";
    assertThat(read(200, body, 2))
        .extracting(Outcome::word)
        .containsExactly("accepted", "duplicate");
    assertThat(read(200, body, 1)).extracting(Outcome::word).containsExactly("accepted");
  }

  @Test
  void outcomes_batchWithoutResults_isNotTakenForAnAcknowledgement() {
    assertThat(read(200, "{\"status\":\"accepted\"}", 2))
        .noneMatch(Outcome::acknowledged)
        .hasSize(2);
  }

  @Test
  void outcomes_errorOrNoJson_isUnknown() {
    assertThat(read(503, "{\"status\":503}", 1)).noneMatch(Outcome::acknowledged);
    assertThat(read(200, "fine", 1)).extracting(Outcome::word).containsExactly("unknown");
    assertThat(read(200, "", 1)).extracting(Outcome::word).containsExactly("unknown");
  }
}
