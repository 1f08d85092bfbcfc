// SPDX-License-Identifier: MIT
package dev.helios.server.runtime;

import dev.helios.core.log.LogIdentity;
import dev.helios.engine.LogAdmin;
import dev.helios.engine.LogAdmin.LogAwayException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which log the brokers have. Topics that have been missing for a while, because the brokers' data
 * was thrown away, are declared again. Blocking; thread-safe.
 */
@ApplicationScoped
public class CurrentLog {
  /** Whoever deletes a topic to create it anew has this many questions' time to do so. */
  private static final int MISSING_MAX = 5;

  private static final Logger LOG = Logger.getLogger(CurrentLog.class);

  private final LogAdmin admin;
  private volatile @Nullable LogIdentity first;
  private volatile @Nullable LogIdentity last;
  private int missing;

  CurrentLog(LogAdmin admin) {
    this.admin = admin;
  }

  /** Asks the brokers; waits three seconds at most. */
  public synchronized LogIdentity ask() throws LogAwayException, InterruptedException {
    try {
      LogIdentity found = admin.identity();
      missing = 0;
      first = first == null ? found : first;
      last = found;
      return found;
    } catch (LogAdmin.TopicMissingException gone) {
      missing++;
      if (missing >= MISSING_MAX) {
        LOG.warn("The topics of the log are gone; they are declared again");
        admin.declareTopics();
        missing = 0;
      }
      throw gone;
    }
  }

  /** Whether the brokers have another log than the one that this server found when it started. */
  public boolean isReplaced() {
    LogIdentity begun = first;
    return begun != null && !begun.equals(last);
  }

  /** What the brokers said last; empty before they have said anything. */
  public Optional<LogIdentity> last() {
    return Optional.ofNullable(last);
  }
}
