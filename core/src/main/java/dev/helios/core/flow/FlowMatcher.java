// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import dev.helios.core.event.BusinessFields;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.VisibleText;
import dev.helios.core.log.Position;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what an event is in a flow. An event is seen for one step at most: the parser refuses flows
 * in which two steps or closings take the same cloud and type. Immutable and thread-safe.
 */
public final class FlowMatcher {
  /** Longest key that is joined on. */
  public static final int MAX_KEY = 512;

  // A time outside these cannot be counted from; the receipt stands for it.
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private record Kind(Cloud cloud, String type) {}

  private record Plan(
      String name, Set<String> sources, String keyPath, Set<String> values, Set<String> paths) {
    boolean takes(Event event) {
      return sources.isEmpty() || sources.contains(event.identity().source());
    }
  }

  private final Flow flow;
  private final Map<Kind, Plan> plans = new HashMap<>();

  public FlowMatcher(Flow flow) {
    this.flow = flow;
    for (Step step : flow.steps()) {
      plan(step.name(), step.clouds(), step.sources(), step.type(), step.key());
    }
    for (Closing closing : flow.closings()) {
      plan(closing.name(), closing.clouds(), Set.of(), closing.type(), closing.key());
    }
  }

  public Flow flow() {
    return flow;
  }

  /** Says what the event is here. Never throws, whatever the data is. */
  public Match match(Event event, @Nullable Position position) {
    Plan plan = plans.get(new Kind(event.cloud(), event.type()));
    if (plan == null || !plan.takes(event)) {
      return new Match.Outside();
    }
    Map<String, FieldValue> read =
        event.facts().shape() == BusinessFields.Shape.OBJECT
            ? FieldReader.read(event.data(), plan.paths())
            : Map.of();
    String key = key(event, plan.keyPath(), read);
    if (key == null) {
      return new Match.Keyless(plan.name(), plan.keyPath());
    }
    return new Match.Seen(event.identity().tenant(), key, sighting(event, position, plan, read));
  }

  private static Sighting sighting(
      Event event, @Nullable Position position, Plan plan, Map<String, FieldValue> read) {
    Map<String, FieldValue> values = new HashMap<>(read);
    values.keySet().retainAll(plan.values());
    boolean usable = !event.occurredAt().isBefore(EARLIEST) && !event.occurredAt().isAfter(LATEST);
    return new Sighting(
        plan.name(),
        event.identity(),
        event.contentHash(),
        usable ? event.occurredAt() : event.receivedAt(),
        event.receivedAt(),
        !usable || event.extensions().containsKey(Event.TIME_ASSUMED),
        position,
        values);
  }

  /** A string or an integer as written. {@code order_id} is read as the log's key reads it. */
  private static @Nullable String key(Event event, String path, Map<String, FieldValue> read) {
    String key = null;
    FieldValue value = read.get(path);
    if (path.equals("order_id")) {
      key = event.facts().orderId();
    } else if (value != null && isKey(value)) {
      key = value.text();
    }
    return key == null || VisibleText.isBlank(key) || key.length() > MAX_KEY ? null : key;
  }

  private static boolean isKey(FieldValue value) {
    return value.kind() == FieldValue.Kind.TEXT
        || value.number().filter(number -> number.scale() == 0).isPresent();
  }

  private void plan(
      String name, Set<Cloud> clouds, Set<String> sources, String type, @Nullable String ownKey) {
    String keyPath = ownKey == null ? flow.key() : ownKey;
    Set<String> values = valuesOf(name);
    Set<String> paths = new HashSet<>(values);
    paths.add(keyPath);
    for (Cloud cloud : clouds) {
      plans.put(new Kind(cloud, type), new Plan(name, sources, keyPath, values, Set.copyOf(paths)));
    }
  }

  private Set<String> valuesOf(String step) {
    Set<FieldRef> refs = new HashSet<>();
    for (Agreement agreement : flow.agreements()) {
      refs.addAll(agreement.fields());
      refs.addAll(agreement.currencies());
    }
    ExposureRule exposure = flow.exposure();
    if (exposure != null) {
      refs.add(exposure.amount());
      if (exposure.currency() != null) {
        refs.add(exposure.currency());
      }
    }
    Set<String> paths = new HashSet<>();
    refs.stream().filter(ref -> ref.step().equals(step)).forEach(ref -> paths.add(ref.path()));
    return Set.copyOf(paths);
  }
}
