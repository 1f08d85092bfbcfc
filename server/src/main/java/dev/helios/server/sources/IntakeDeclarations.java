// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.core.log.LogIdentity;
import dev.helios.engine.LogAdmin;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.Role;
import dev.helios.server.intake.DedupCache;
import dev.helios.server.intake.DiskSpaceMonitor;
import dev.helios.server.runtime.CurrentLog;
import dev.helios.server.runtime.Job;
import dev.helios.server.runtime.Need;
import dev.helios.server.runtime.StopHook;
import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jboss.logging.Logger;

/** What a server that takes events in runs beside the requests. */
@ApplicationScoped
class IntakeDeclarations {
  private static final Logger LOG = Logger.getLogger(IntakeDeclarations.class);
  private static final Duration ASK_ROOM = Duration.ofSeconds(1);
  private static final Set<Role> READERS = EnumSet.of(Role.STORE, Role.RECONCILE, Role.FEED);
  private static final Duration ASK_IDENTITY = Duration.ofSeconds(1);

  @Produces
  @Singleton
  Job logRoom(HeliosConfig config, LogAdmin admin, DiskSpaceMonitor room) {
    boolean guarded = config.has(Role.INGEST) && config.broker().freeMin() > 0;
    return Job.every(ASK_ROOM, "log-room", guarded, Set.of(), () -> ask(admin, room));
  }

  /** A broker that is away has told nothing new, and takes no events either. */
  private static void ask(LogAdmin admin, DiskSpaceMonitor room) throws InterruptedException {
    try {
      admin.freeBytes().ifPresent(room::told);
    } catch (LogAdmin.LogAwayException away) {
      LOG.debug("The brokers were not asked for their free space", away);
    }
  }

  @Produces
  @Singleton
  Job logIdentity(HeliosConfig config, CurrentLog log, DedupCache dedup) {
    return Job.every(ASK_IDENTITY, "log-identity", true, Set.of(), () -> ask(config, log, dedup));
  }

  /**
   * What is remembered of events is worth nothing when the log that has them is another one.
   * Whoever reads the log stands in the old one with all that it holds: a server that does ends,
   * and begins anew when it is started again.
   */
  private static void ask(HeliosConfig config, CurrentLog log, DedupCache dedup)
      throws InterruptedException {
    try {
      LogIdentity found = log.ask();
      dedup.logIs(found);
      if (log.isReplaced() && READERS.stream().anyMatch(config::has)) {
        LOG.errorf("The log was replaced by %s: this server ends, start it again", found.text());
        Quarkus.asyncExit(1);
      }
    } catch (LogAdmin.LogAwayException away) {
      dedup.logIsAway();
      LOG.debug("The brokers did not say which log they have", away);
    }
  }

  @Produces
  @Singleton
  Job sources(SourceRunner sources) {
    return Job.untilDone("sources", true, Set.of(Need.LOG), sources::start);
  }

  @Produces
  @Singleton
  StopHook sourcesStop(Backfills backfills, SourceRunner sources) {
    return new StopHook(
        StopHook.Order.INTAKE,
        () -> {
          backfills.close();
          sources.close();
        });
  }
}
