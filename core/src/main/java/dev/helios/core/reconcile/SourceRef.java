// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.event.Cloud;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source of events within a tenant, as CloudEvents names it; or a cloud as a whole.
 *
 * @param source empty for the cloud as a whole: no event has an empty source
 */
public record SourceRef(Cloud cloud, String source) implements Comparable<SourceRef> {
  private static final Comparator<SourceRef> ORDER =
      Comparator.comparing(SourceRef::cloud).thenComparing(SourceRef::source);

  /** The cloud as a whole. */
  public static SourceRef of(Cloud cloud) {
    return new SourceRef(cloud, "");
  }

  public boolean isWholeCloud() {
    return source.isEmpty();
  }

  /** For people: the cloud's label, and the source where it is one. */
  public String shown() {
    return isWholeCloud() ? cloud.label() : cloud.label() + " source " + source;
  }

  @Override
  public int compareTo(SourceRef other) {
    return ORDER.compare(this, other);
  }

  /**
   * What an undecided case waits for, read from its reason: verdicts and cases that were written
   * before it had a field of its own say it only there, as the first word.
   */
  static @Nullable SourceRef fromReason(Status status, String reason) {
    Optional<Cloud> cloud = Cloud.labelled(reason.split(" ", 2)[0]);
    return status == Status.UNDECIDED ? cloud.map(SourceRef::of).orElse(null) : null;
  }
}
