// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.event.Cloud;
import dev.helios.core.flow.Flow;
import dev.helios.core.watermark.SourceRef;
import dev.helios.core.watermark.SourceWatermark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Who has not been seen to pass a time: of each part the sources that usually bring it, and its
 * clouds as a whole; or the sources that it names.
 *
 * @param passed the event time that has to be passed
 */
record Behind(Evidence evidence, Instant passed, Instant clock, Flow flow) {

  /** Those behind; a source before its cloud, because it says more. */
  List<SourceRef> of(Awaited.Part part) {
    List<SourceRef> behind = new ArrayList<>();
    for (Cloud cloud : part.clouds()) {
      if (part.sources().isEmpty()) {
        learned(cloud, part, behind);
      } else {
        part.sources().forEach(source -> addIfBehind(new SourceRef(cloud, source), behind));
      }
    }
    return behind;
  }

  private void learned(Cloud cloud, Awaited.Part part, List<SourceRef> behind) {
    evidence
        .sources()
        .forEach(
            (ref, known) -> {
              if (ref.cloud() == cloud
                  && part.isBroughtBy(ref, known)
                  && !known.watermark().isRetired(clock)) {
                addIfBehind(ref, behind);
              }
            });
    addIfBehind(SourceRef.of(cloud), behind);
  }

  private void addIfBehind(SourceRef ref, List<SourceRef> behind) {
    SourceWatermark watermark = evidence.watermark(ref);
    if (watermark == null || !watermark.hasPassed(passed, clock, flow.lateness())) {
      behind.add(ref);
    }
  }
}
