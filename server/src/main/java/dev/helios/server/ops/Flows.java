// SPDX-License-Identifier: MIT
package dev.helios.server.ops;

import dev.helios.core.flow.Flow;
import dev.helios.core.flow.FlowParser;
import dev.helios.core.flow.ParsedFlow;
import dev.helios.engine.Append;
import dev.helios.engine.KafkaLogWriter;
import dev.helios.engine.reconcile.FlowRecord;
import dev.helios.store.FlowStore;
import dev.helios.store.StoredFlow;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/**
 * Tells the reconcilers of the flows that people keep in the database. What is told is told whole
 * and again at every start, so a word that was lost between database and log is made good.
 * Blocking; thread-safe.
 */
@ApplicationScoped
public class Flows {
  private static final List<String> SHIPPED = List.of("order-fulfilment.yaml", "order-mirror.yaml");

  private final FlowStore store;
  private final KafkaLogWriter log;
  private final InstantSource clock;

  Flows(FlowStore store, KafkaLogWriter log, InstantSource clock) {
    this.store = store;
    this.log = log;
    this.clock = clock;
  }

  /** Puts the shipped flows into a database that has none, and tells of all that ever judged. */
  void begin() throws IOException {
    if (store.list().isEmpty()) {
      for (String name : SHIPPED) {
        ship(name);
      }
    }
    tellAll();
  }

  /**
   * Tells of every version that is or was active. Throws IllegalStateException when the log does
   * not take it; it is told again at the next change or start.
   */
  public void tellAll() {
    for (StoredFlow flow : store.list()) {
      if (flow.activatedAt() != null) {
        tell(flow);
      }
    }
  }

  private void tell(StoredFlow flow) {
    boolean active = flow.status() == StoredFlow.Status.ACTIVE;
    Append append =
        log.append(new FlowRecord(flow.name(), flow.version(), active, flow.text())).join();
    if (!(append instanceof Append.Appended)) {
      throw new IllegalStateException(
          "the log did not take flow " + flow.name() + " version " + flow.version());
    }
  }

  private void ship(String name) throws IOException {
    String text;
    try (InputStream in = Flows.class.getResourceAsStream("/flows/" + name)) {
      text = new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
    if (FlowParser.parse(text) instanceof ParsedFlow.Valid valid) {
      Flow flow = valid.flow();
      store.create(flow.name(), flow.version(), text, clock.instant());
      store.activate(flow.name(), flow.version(), clock.instant());
    }
  }
}
