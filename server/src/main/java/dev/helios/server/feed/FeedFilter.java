// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.reconcile.Status;
import dev.helios.core.reconcile.Verdict;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants of one tenant's feed: events by cloud, type and key; verdicts by key, flow
 * and status, and by the clouds of the events they rest on. A verdict has no type: where one is
 * asked for, no verdict is shown.
 *
 * @param tenant whose events and verdicts are shown; no others ever are
 * @param clouds of which at least one has to be met
 * @param type of events; null for all
 * @param key the correlation key; null for all
 * @param flow of verdicts; null for all
 * @param statuses of verdicts, of which one has to be met
 */
public record FeedFilter(
    TenantId tenant,
    Set<Cloud> clouds,
    @Nullable String type,
    @Nullable String key,
    @Nullable String flow,
    Set<Status> statuses) {

  /** Everything of a tenant. */
  public static FeedFilter all(TenantId tenant) {
    return new FeedFilter(
        tenant, EnumSet.allOf(Cloud.class), null, null, null, EnumSet.allOf(Status.class));
  }

  /**
   * Reads the query of a connection: {@code cloud}, {@code type}, {@code key}, {@code flow} and
   * {@code status}. Empty when a cloud or a status is named that does not exist.
   */
  public static Optional<FeedFilter> of(TenantId tenant, Function<String, Optional<String>> query) {
    Set<Cloud> clouds = EnumSet.noneOf(Cloud.class);
    Set<Status> statuses = EnumSet.noneOf(Status.class);
    if (!read(query.apply("cloud"), Cloud.class, Cloud::labelled, clouds)
        || !read(query.apply("status"), Status.class, Status::labelled, statuses)) {
      return Optional.empty();
    }
    return Optional.of(
        new FeedFilter(
            tenant,
            clouds,
            given(query.apply("type")),
            given(query.apply("key")),
            given(query.apply("flow")),
            statuses));
  }

  /** Adds what is named, or all where nothing is; false when something unknown is named. */
  private static <E extends Enum<E>> boolean read(
      Optional<String> labels,
      Class<E> type,
      Function<String, Optional<E>> labelled,
      Set<E> wanted) {
    if (labels.isEmpty()) {
      wanted.addAll(EnumSet.allOf(type));
      return true;
    }
    for (String label : Arrays.asList(labels.get().split(",", -1))) {
      Optional<E> known = labelled.apply(label.trim());
      if (known.isEmpty()) {
        return false;
      }
      wanted.add(known.get());
    }
    return true;
  }

  private static @Nullable String given(Optional<String> text) {
    return text.filter(value -> !value.isBlank()).orElse(null);
  }

  /** Whether it wants every event of its tenant. */
  boolean wantsAllEvents() {
    return clouds.size() == Cloud.values().length && type == null && key == null;
  }

  boolean wants(FeedItem item) {
    return tenant.equals(item.tenant())
        && clouds.contains(item.cloud())
        && (type == null || type.equals(item.type()))
        && (key == null || key.equals(item.key()));
  }

  boolean wants(Verdict verdict) {
    return tenant.equals(verdict.tenant())
        && statuses.contains(verdict.status())
        && (flow == null || flow.equals(verdict.flow()))
        && (key == null || key.equals(verdict.key()))
        && type == null
        && (clouds.size() == Cloud.values().length || isOfWantedCloud(verdict));
  }

  private boolean isOfWantedCloud(Verdict verdict) {
    return verdict.clouds().stream().anyMatch(clouds::contains)
        || verdict.evidence().sightings().stream()
            .anyMatch(sighting -> clouds.contains(sighting.cloud()));
  }
}
