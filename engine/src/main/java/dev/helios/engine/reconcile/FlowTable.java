// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.core.event.TenantId;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.FlowMatcher;
import dev.helios.core.flow.FlowParser;
import dev.helios.core.flow.ParsedFlow;
import dev.helios.engine.FlowRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The flows of every tenant as the log has them: every version that was ever active, because a case
 * is judged by the version that opened it. Thread-safe; readers see one state of it at a time.
 */
public final class FlowTable {
  private static final Logger LOG = LoggerFactory.getLogger(FlowTable.class);

  private volatile Pages pages = new Pages(Map.of(), Map.of());

  private record Name(TenantId tenant, String flow) {}

  private record Pages(
      Map<Name, TreeMap<Integer, Page>> byName, Map<TenantId, List<Page>> current) {}

  /**
   * One version of a flow.
   *
   * @param opens whether it opens cases: an active one does, a retired one only judges on
   */
  record Page(FlowMatcher matcher, boolean opens) {
    Flow flow() {
      return matcher.flow();
    }
  }

  /** Takes a version in; a text that is no flow is left out, and said so in the log file. */
  void put(FlowRecord told) {
    switch (FlowParser.parse(told.text())) {
      case ParsedFlow.Valid valid ->
          put(told.tenant(), new Page(new FlowMatcher(valid.flow()), told.active()));
      case ParsedFlow.Invalid invalid ->
          LOG.error("Flow {} is not understood: {}", told.id(), invalid.errors().getFirst());
    }
  }

  private synchronized void put(TenantId tenant, Page page) {
    Map<Name, TreeMap<Integer, Page>> byName = new HashMap<>();
    pages.byName().forEach((name, versions) -> byName.put(name, new TreeMap<>(versions)));
    byName
        .computeIfAbsent(new Name(tenant, page.flow().name()), name -> new TreeMap<>())
        .put(page.flow().version(), page);
    pages = new Pages(byName, current(byName));
  }

  /** The version of each flow that events are matched with first. */
  private static Map<TenantId, List<Page>> current(Map<Name, TreeMap<Integer, Page>> byName) {
    Map<TenantId, List<Page>> current = new HashMap<>();
    byName.forEach(
        (name, versions) ->
            current
                .computeIfAbsent(name.tenant(), tenant -> new ArrayList<>())
                .add(
                    versions.descendingMap().values().stream()
                        .filter(Page::opens)
                        .findFirst()
                        .orElse(versions.lastEntry().getValue())));
    return current;
  }

  /** Whether there is a flow at all, of whatever tenant. */
  public boolean hasAny() {
    return !pages.current().isEmpty();
  }

  /** The version of each of the tenant's flows that its events are matched with first. */
  List<Page> current(TenantId tenant) {
    return pages.current().getOrDefault(tenant, List.of());
  }

  /** Whether this holds for the current version of any tenant's flow. */
  boolean anyCurrent(Predicate<Page> condition) {
    return pages.current().values().stream().flatMap(List::stream).anyMatch(condition);
  }

  /** The flow of a version that was ever active. */
  public Optional<Flow> flow(TenantId tenant, String name, int version) {
    return version(tenant, name, version).map(Page::flow);
  }

  Optional<Page> version(TenantId tenant, String name, int version) {
    TreeMap<Integer, Page> versions = pages.byName().get(new Name(tenant, name));
    return versions == null ? Optional.empty() : Optional.ofNullable(versions.get(version));
  }
}
