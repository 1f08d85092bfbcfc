// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.TenantId;
import dev.helios.core.log.Logged;
import dev.helios.core.log.Position;
import dev.helios.server.json.EventJson;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An event as the feed carries it: what filters look at, and its text, which is made once and only
 * when a client is to be sent it. Thread-safe: making it twice in a race gives the same text.
 */
final class FeedItem {
  private final TenantId tenant;
  private final Position position;
  private final Cloud cloud;
  private final String type;
  private final String key;
  private final Instant at;
  private final int weight;
  private volatile @Nullable Supplier<String> maker;
  private volatile @Nullable String json;

  /**
   * @param weight about how many characters the text has
   */
  FeedItem(
      TenantId tenant,
      Position position,
      Cloud cloud,
      String type,
      String key,
      Instant at,
      int weight,
      Supplier<String> maker) {
    this.tenant = tenant;
    this.position = position;
    this.cloud = cloud;
    this.type = type;
    this.key = key;
    this.at = at;
    this.weight = weight;
    this.maker = maker;
  }

  static FeedItem of(Logged<Event> logged, Instant now) {
    Event event = logged.value();
    int data = Math.min(event.data().length(), EventJson.PAYLOAD_MAX);
    return new FeedItem(
        event.identity().tenant(),
        logged.position(),
        event.cloud(),
        event.type(),
        event.correlationKey(),
        now,
        data + ENVELOPE,
        () -> EventJson.of(logged).text());
  }

  /** What an event's members take besides its data, about. */
  private static final int ENVELOPE = 600;

  TenantId tenant() {
    return tenant;
  }

  Position position() {
    return position;
  }

  Cloud cloud() {
    return cloud;
  }

  String type() {
    return type;
  }

  String key() {
    return key;
  }

  Instant at() {
    return at;
  }

  int weight() {
    return weight;
  }

  String json() {
    String made = json;
    if (made == null) {
      Supplier<String> making = maker;
      made = making == null ? json() : making.get();
      json = made;
      maker = null; // lets the event go
    }
    return made;
  }
}
