// SPDX-License-Identifier: MIT
package dev.helios.core.log;

import java.util.Map;
import java.util.Set;

/** How far a subscriber has come, as it committed it together with what it made of the records. */
@FunctionalInterface
public interface Offsets {

  /**
   * The offset of the next record of each of these partitions; a partition it never read is left
   * out. Throws when the offsets cannot be read now; the caller asks again later.
   */
  Map<LogPartition, Long> next(Set<LogPartition> partitions);
}
