// SPDX-License-Identifier: MIT
package dev.helios.core.watermark;

import dev.helios.core.event.Cloud;
import java.util.Comparator;

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
}
