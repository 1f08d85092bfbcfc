// SPDX-License-Identifier: MIT
package dev.helios.server.runtime;

import dev.helios.engine.LogAdmin;
import dev.helios.engine.LogWriter;
import dev.helios.store.db.Database;
import dev.helios.store.db.DurabilityCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jboss.logging.Logger;

/** Makes the log and the store ready, and lets those wait who need them. Thread-safe. */
@ApplicationScoped
public class Readiness {
  private static final Logger LOG = Logger.getLogger(Readiness.class);
  private static final Duration ASK_WRITER = Duration.ofMillis(20);

  private final LogAdmin admin;
  private final LogWriter writer;
  private final Database database;
  private final Map<Need, CountDownLatch> missing = new EnumMap<>(Need.class);
  private volatile boolean closing;

  Readiness(LogAdmin admin, LogWriter writer, Database database) {
    this.admin = admin;
    this.writer = writer;
    this.database = database;
    for (Need need : Need.values()) {
      missing.put(need, new CountDownLatch(1));
    }
  }

  /** Declares the topics, and waits until the log takes appends. */
  void prepareLog() throws LogAdmin.LogAwayException, InterruptedException {
    admin.declareTopics();
    while (!writer.ready() && !closing) {
      Thread.sleep(ASK_WRITER);
    }
    ready(Need.LOG);
    LOG.info("log ready");
  }

  /** Brings the schema up to date. */
  void prepareStore() {
    database.migrate();
    List<String> off = new DurabilityCheck(database).settingsOff();
    if (!off.isEmpty()) {
      LOG.warnf("PostgreSQL may lose commits in a power cut: %s is off", String.join(", ", off));
    }
    ready(Need.STORE);
    LOG.info("store ready");
  }

  /** Waits until all of these are there; false when the server stops before. */
  boolean await(Set<Need> needs) throws InterruptedException {
    for (Map.Entry<Need, CountDownLatch> need : missing.entrySet()) {
      if (needs.contains(need.getKey())) {
        need.getValue().await();
      }
    }
    return !closing;
  }

  /** Lets all go on that wait: what they need will not come any more. */
  void close() {
    closing = true;
    missing.values().forEach(CountDownLatch::countDown);
  }

  private void ready(Need need) {
    CountDownLatch latch = missing.get(need);
    if (latch != null) {
      latch.countDown();
    }
  }
}
