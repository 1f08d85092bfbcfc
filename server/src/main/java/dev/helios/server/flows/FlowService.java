// SPDX-License-Identifier: MIT
package dev.helios.server.flows;

import static java.util.stream.Collectors.toSet;

import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.FlowParser;
import dev.helios.core.flow.ParsedFlow;
import dev.helios.engine.Append;
import dev.helios.engine.FlowRecord;
import dev.helios.engine.KafkaLogWriter;
import dev.helios.store.flows.FlowStore;
import dev.helios.store.flows.StoredFlow;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Publishes the flows in the database to the reconcilers, through the log. All of a tenant are
 * published again at every start, which repairs what was lost between database and log. Blocking;
 * thread-safe.
 */
@ApplicationScoped
public class FlowService {
  private static final List<String> SHIPPED = List.of("order-fulfilment.yaml", "order-mirror.yaml");

  private final FlowStore store;
  private final KafkaLogWriter log;
  private final InstantSource clock;

  FlowService(FlowStore store, KafkaLogWriter log, InstantSource clock) {
    this.store = store;
    this.log = log;
    this.clock = clock;
  }

  /** A flow is stored, and the log did not take it: the reconcilers do not know it. */
  public static final class NotPublishedException extends Exception {
    private static final long serialVersionUID = 1L;

    NotPublishedException(StoredFlow flow) {
      super("the log did not take flow " + flow.name() + " version " + flow.version());
    }
  }

  /** A flow that comes with HELIOS. */
  record Shipped(Flow flow, String text) {}

  /**
   * Adds the shipped flows that the tenant has none of that name of, and publishes all that ever
   * judged.
   */
  void begin(TenantId tenant) throws IOException, NotPublishedException {
    for (Shipped shipped : missing(store.list(tenant))) {
      Flow flow = shipped.flow();
      store.create(tenant, flow.name(), flow.version(), shipped.text(), clock.instant());
      store.activate(tenant, flow.name(), flow.version(), clock.instant());
    }
    publishAll(tenant);
  }

  /**
   * The shipped flows of whose name nothing is stored. Flows of other names say nothing: somebody
   * may have declared one before the shipped ones were put in.
   */
  static List<Shipped> missing(List<StoredFlow> stored) throws IOException {
    Set<String> known = stored.stream().map(StoredFlow::name).collect(toSet());
    List<Shipped> missing = new ArrayList<>();
    for (String file : SHIPPED) {
      Shipped shipped = shipped(file);
      if (!known.contains(shipped.flow().name())) {
        missing.add(shipped);
      }
    }
    return missing;
  }

  /** Publishes every version of the tenant's flows that is or was active. */
  public void publishAll(TenantId tenant) throws NotPublishedException {
    for (StoredFlow flow : store.list(tenant)) {
      if (flow.activatedAt() != null) {
        publish(flow);
      }
    }
  }

  private void publish(StoredFlow flow) throws NotPublishedException {
    boolean active = flow.status() == StoredFlow.Status.ACTIVE;
    Append append =
        log.append(new FlowRecord(flow.tenant(), flow.name(), flow.version(), active, flow.text()))
            .join();
    if (!(append instanceof Append.Appended)) {
      throw new NotPublishedException(flow);
    }
  }

  private static Shipped shipped(String file) throws IOException {
    String text;
    try (InputStream in = FlowService.class.getResourceAsStream("/flows/" + file)) {
      text = new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    }
    return switch (FlowParser.parse(text)) {
      case ParsedFlow.Valid valid -> new Shipped(valid.flow(), text);
      case ParsedFlow.Invalid invalid ->
          throw new IOException(
              "expected shipped flow %s to be one, found %s"
                  .formatted(file, invalid.errors().getFirst()));
    };
  }
}
