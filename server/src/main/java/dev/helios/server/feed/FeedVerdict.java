// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import dev.helios.core.reconcile.Verdict;
import dev.helios.server.json.CaseJson;
import dev.helios.store.cases.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * A verdict as the feed carries it. Its text is made once, and only when a client is to be sent it.
 * Thread-safe: making it twice in a race gives the same text.
 */
final class FeedVerdict {
  private final CaseId id;
  private final Verdict verdict;
  private volatile @Nullable String json;

  FeedVerdict(Verdict verdict) {
    this.id = CaseId.of(verdict);
    this.verdict = verdict;
  }

  CaseId id() {
    return id;
  }

  Verdict verdict() {
    return verdict;
  }

  String json() {
    String made = json;
    if (made == null) {
      made = CaseJson.text(verdict);
      json = made;
    }
    return made;
  }
}
