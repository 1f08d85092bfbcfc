// SPDX-License-Identifier: MIT
package dev.helios.server.ops;

import dev.helios.engine.FeedTail;
import dev.helios.engine.LogAdmin;
import dev.helios.engine.LogReader;
import dev.helios.engine.LogSettings;
import dev.helios.engine.LogWriter;
import dev.helios.engine.Topics;
import dev.helios.engine.VerdictTail;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.Role;
import dev.helios.server.ingest.LogRoom;
import dev.helios.server.live.FeedHub;
import dev.helios.server.live.FeedSessions;
import dev.helios.server.source.Backfills;
import dev.helios.server.source.SourceKeeper;
import dev.helios.store.db.Database;
import dev.helios.store.db.DurabilityCheck;
import dev.helios.store.events.EventWriter;
import dev.helios.store.retention.Retention;
import dev.helios.store.verdicts.VerdictWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What runs beside the requests. Nothing here needs the services to be up: each piece waits for
 * what it needs, and the server answers from its first moment, if only with 503.
 */
@ApplicationScoped
public class Program {
  private static final Logger LOG = Logger.getLogger(Program.class);
  private static final Duration WATCH_SILENCE = Duration.ofSeconds(1);
  private static final Duration ASK_ROOM = Duration.ofSeconds(1);
  private static final Duration ASK_ENDS = Duration.ofMillis(100);

  private final HeliosConfig config;
  private final LogSettings logSettings;
  private final LogAdmin admin;
  private final LogWriter writer;
  private final LogRoom room;
  private final Database database;
  private final EventWriter storekeeper;
  private final VerdictWriter verdictKeeper;
  private final Flows flows;
  private final SilenceWatch silence;
  private final Reconciling reconciling;
  private final CaseMetrics caseMetrics;
  private final SourceKeeper sources;
  private final Backfills backfills;
  private final FeedHub hub;
  private final FeedSessions sessions;
  private final MeterRegistry registry;
  private final InstantSource clock;
  private final Background background = new Background();
  private final CountDownLatch topics = new CountDownLatch(1);
  private final CountDownLatch schema = new CountDownLatch(1);
  private volatile @Nullable LogReader reader;
  private volatile @Nullable LogReader verdictReader;
  private volatile @Nullable FeedTail tail;
  private volatile @Nullable VerdictTail verdictTail;

  Program(
      HeliosConfig config,
      LogSettings logSettings,
      LogAdmin admin,
      LogWriter writer,
      LogRoom room,
      Database database,
      EventWriter storekeeper,
      VerdictWriter verdictKeeper,
      Flows flows,
      SilenceWatch silence,
      Reconciling reconciling,
      CaseMetrics caseMetrics,
      SourceKeeper sources,
      Backfills backfills,
      FeedHub hub,
      FeedSessions sessions,
      MeterRegistry registry,
      InstantSource clock) {
    this.config = config;
    this.logSettings = logSettings;
    this.admin = admin;
    this.writer = writer;
    this.room = room;
    this.database = database;
    this.storekeeper = storekeeper;
    this.verdictKeeper = verdictKeeper;
    this.flows = flows;
    this.silence = silence;
    this.reconciling = reconciling;
    this.caseMetrics = caseMetrics;
    this.sources = sources;
    this.backfills = backfills;
    this.hub = hub;
    this.sessions = sessions;
    this.registry = registry;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    background.untilDone("topics", this::declareTopics);
    background.untilDone("schema", this::migrate);
    if (config.has(Role.STORE)) {
      background.untilDone("storekeeper", this::keepStore);
      background.untilDone("verdictkeeper", this::keepVerdicts);
      background.untilDone("flows", this::tellFlows);
      background.every("silence", WATCH_SILENCE, this::watchSilence);
      caseMetrics.show(registry);
      background.every("case-metrics", CaseMetrics.FRESH, this::measureCases);
      background.every("retention", Duration.ofHours(1), this::dropOld);
    }
    if (config.has(Role.FEED)) {
      background.untilDone("feed", this::feed);
      background.untilDone("verdict-feed", this::feedVerdicts);
      background.every("heartbeat", heartbeat(), sessions::tend);
    }
    if (config.has(Role.INGEST) && config.broker().freeMin() > 0) {
      background.every("log-room", ASK_ROOM, this::askRoom);
    }
    background.untilDone("books", this::readBooks);
    if (config.has(Role.RECONCILE)) {
      reconciling.show(registry);
      background.untilDone("reconciler", reconciling::judge);
    }
    background.every("log-ends", ASK_ENDS, reconciling::askEnds);
    background.untilDone("sources", this::fetch);
    LOG.infof("Modes: %s", modes());
    LOG.infof("HELIOS does: %s", roles());
  }

  void stop(@Observes ShutdownEvent event) {
    // First what brings events in, while the log still takes them.
    backfills.close();
    sources.close();
    LogReader openReader = reader;
    if (openReader != null) {
      openReader.close();
    }
    LogReader openVerdictReader = verdictReader;
    if (openVerdictReader != null) {
      openVerdictReader.close();
    }
    FeedTail openTail = tail;
    if (openTail != null) {
      openTail.close();
    }
    VerdictTail openVerdicts = verdictTail;
    if (openVerdicts != null) {
      openVerdicts.close();
    }
    reconciling.close();
    background.close();
  }

  private void declareTopics() throws Exception {
    admin.declareTopics();
    while (!writer.ready() && !background.isClosing()) {
      Thread.sleep(Duration.ofMillis(20));
    }
    topics.countDown();
    LOG.info("The log is ready");
  }

  private void migrate() {
    database.migrate();
    List<String> off = new DurabilityCheck(database).settingsOff();
    if (!off.isEmpty()) {
      LOG.warnf("PostgreSQL may lose commits in a power cut: %s is off", String.join(", ", off));
    }
    schema.countDown();
    LOG.info("The store is ready");
  }

  /** A broker that is away has told nothing new, and takes no events either. */
  private void askRoom() throws InterruptedException {
    try {
      admin.freeBytes().ifPresent(room::told);
    } catch (LogAdmin.LogAwayException away) {
      LOG.debug("The brokers were not asked for their free space", away);
    }
  }

  private void keepStore() throws Exception {
    topics.await();
    schema.await();
    LogReader opened =
        new LogReader(
            logSettings,
            "helios-storekeeper",
            Topics.KEPT,
            new StoreSink(storekeeper, registry),
            config.server().tenant());
    reader = opened;
    opened.run();
  }

  private void keepVerdicts() throws Exception {
    topics.await();
    schema.await();
    LogReader opened =
        new LogReader(
            logSettings,
            "helios-verdictkeeper",
            List.of(Topics.VERDICTS),
            new VerdictSink(verdictKeeper, registry, clock),
            config.server().tenant());
    verdictReader = opened;
    opened.run();
  }

  private void tellFlows() throws Exception {
    topics.await();
    schema.await();
    flows.begin();
  }

  private void watchSilence() throws Exception {
    schema.await();
    silence.look();
  }

  private void measureCases() throws Exception {
    topics.await();
    schema.await();
    caseMetrics.refresh();
  }

  private void dropOld() throws Exception {
    schema.await();
    new Retention(database).apply(clock.instant(), config.server().storeRetention());
  }

  private void feed() throws Exception {
    topics.await();
    FeedTail opened = new FeedTail(logSettings, hub);
    tail = opened;
    opened.run();
  }

  private void feedVerdicts() throws Exception {
    topics.await();
    VerdictTail opened = new VerdictTail(logSettings, hub::verdicts);
    verdictTail = opened;
    opened.run();
  }

  private void fetch() throws Exception {
    topics.await();
    sources.start();
  }

  private String roles() {
    return config.server().roles().stream().map(Role::label).collect(Collectors.joining(", "));
  }

  private String modes() {
    return config.modes().entrySet().stream()
        .map(mode -> mode.getKey() + " " + mode.getValue())
        .collect(Collectors.joining(", "));
  }

  private void readBooks() throws Exception {
    topics.await();
    reconciling.run();
  }

  private static Duration heartbeat() {
    return Duration.ofSeconds(FeedSessions.HEARTBEAT_SECONDS);
  }
}
