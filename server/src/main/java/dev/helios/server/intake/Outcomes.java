// SPDX-License-Identifier: MIT
package dev.helios.server.intake;

import dev.helios.core.gateway.Reading;
import java.util.List;

/** What became of one raw delivery, which may hold several events. */
public sealed interface Outcomes {
  /** One for each item that was taken, in the items' order. */
  List<Outcome> all();

  /**
   * Every item has its outcome.
   *
   * @param batch whether it was in a batch format, and is answered item by item
   */
  record Settled(List<Outcome> all, boolean batch) implements Outcomes {}

  /** Event Grid's question for the endpoint's consent; the code answers it, nothing is kept. */
  record Validation(String code) implements Outcomes {
    @Override
    public List<Outcome> all() {
      return List.of();
    }
  }

  /** SNS's question for a confirmation, which is kept in quarantine. */
  record Confirmation(Reading.Confirmation asked, Outcome kept) implements Outcomes {
    @Override
    public List<Outcome> all() {
      return List.of(kept);
    }
  }
}
