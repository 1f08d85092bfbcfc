// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The flows as the log tells them: every version that was ever active, because a case is judged by
 * the version that opened it. Thread-safe; readers see one state of it at a time.
 */
public final class FlowTable {
  private static final Logger LOG = LoggerFactory.getLogger(FlowTable.class);

  private volatile Pages pages = new Pages(Map.of(), List.of());

  private record Pages(Map<String, TreeMap<Integer, Page>> byName, List<Page> current) {}

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
      case ParsedFlow.Valid valid -> put(new Page(new FlowMatcher(valid.flow()), told.active()));
      case ParsedFlow.Invalid invalid ->
          LOG.error("Flow {} is not understood: {}", told.id(), invalid.errors().getFirst());
    }
  }

  private synchronized void put(Page page) {
    Map<String, TreeMap<Integer, Page>> byName = new HashMap<>();
    pages.byName().forEach((name, versions) -> byName.put(name, new TreeMap<>(versions)));
    byName
        .computeIfAbsent(page.flow().name(), name -> new TreeMap<>())
        .put(page.flow().version(), page);
    pages = new Pages(byName, current(byName));
  }

  /** The version of each flow that events are matched with first. */
  private static List<Page> current(Map<String, TreeMap<Integer, Page>> byName) {
    List<Page> current = new ArrayList<>();
    for (TreeMap<Integer, Page> versions : byName.values()) {
      Page newest = versions.lastEntry().getValue();
      current.add(
          versions.descendingMap().values().stream()
              .filter(Page::opens)
              .findFirst()
              .orElse(newest));
    }
    return List.copyOf(current);
  }

  /** Whether there is a flow at all. */
  public boolean isAnyTold() {
    return !pages.current().isEmpty();
  }

  List<Page> current() {
    return pages.current();
  }

  /** The flow of a version that was ever active. */
  public Optional<Flow> flow(String name, int version) {
    return version(name, version).map(Page::flow);
  }

  Optional<Page> version(String name, int version) {
    TreeMap<Integer, Page> versions = pages.byName().get(name);
    return versions == null ? Optional.empty() : Optional.ofNullable(versions.get(version));
  }
}
