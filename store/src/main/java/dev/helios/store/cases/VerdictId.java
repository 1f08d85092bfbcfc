// SPDX-License-Identifier: MIT
package dev.helios.store.cases;

import dev.helios.core.reconcile.Verdict;
import java.util.Optional;

/** Names a revision of a case within its tenant. As text {@code flow:key:revision}. */
public record VerdictId(String flow, String key, int revision) {

  public static VerdictId of(Verdict verdict) {
    return new VerdictId(verdict.flow(), verdict.key(), verdict.revision());
  }

  /** Reads {@link #toString} back; the key may hold colons, the flow's name cannot. */
  public static Optional<VerdictId> parse(String text) {
    int first = text.indexOf(':');
    int last = text.lastIndexOf(':');
    if (first < 1 || last <= first + 1) {
      return Optional.empty();
    }
    try {
      int revision = Integer.parseInt(text.substring(last + 1));
      VerdictId id =
          new VerdictId(text.substring(0, first), text.substring(first + 1, last), revision);
      return revision > 0 && id.toString().equals(text) ? Optional.of(id) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return flow + ":" + key + ":" + revision;
  }
}
