// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import dev.helios.engine.reconcile.VerdictRecords;
import dev.helios.engine.subscription.RecordReader;
import dev.helios.engine.subscription.StartPosition;
import dev.helios.engine.subscription.Subscription;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.Role;
import dev.helios.server.runtime.Job;
import dev.helios.server.runtime.LogSubscription;
import dev.helios.server.runtime.Need;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/** What a server with live feeds runs beside the requests. */
@ApplicationScoped
class FeedDeclarations {
  private static final Duration HEARTBEAT = Duration.ofSeconds(FeedSessions.HEARTBEAT_SECONDS);

  @Produces
  @Singleton
  LogSubscription events(HeliosConfig config, FeedHub hub) {
    return new LogSubscription(
        feeds(config),
        Set.of(Need.LOG),
        () ->
            new Subscription<>(
                "feed",
                RecordReader.EVENTS,
                new StartPosition.Tail(hub::started),
                hub::acceptEvents));
  }

  @Produces
  @Singleton
  LogSubscription verdicts(HeliosConfig config, FeedHub hub) {
    return new LogSubscription(
        feeds(config),
        Set.of(Need.LOG),
        () ->
            new Subscription<>(
                "verdict-feed",
                VerdictRecords.READER,
                new StartPosition.Tail(end -> {}),
                hub::acceptVerdicts));
  }

  @Produces
  @Singleton
  Job heartbeat(HeliosConfig config, FeedSessions sessions) {
    return Job.every(HEARTBEAT, "heartbeat", feeds(config), Set.of(), sessions::tend);
  }

  private static boolean feeds(HeliosConfig config) {
    return config.has(Role.FEED);
  }
}
