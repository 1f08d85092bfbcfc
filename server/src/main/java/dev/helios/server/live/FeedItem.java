// SPDX-License-Identifier: MIT
package dev.helios.server.live;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.Logged;
import dev.helios.core.event.Position;
import java.time.Instant;

/** An event as the feed carries it: encoded once, with what filters look at. */
record FeedItem(Position position, Cloud cloud, String type, String key, String json, Instant at) {

  static FeedItem of(Logged<Event> logged, Instant now) {
    Event event = logged.value();
    return new FeedItem(
        logged.position(),
        event.cloud(),
        event.type(),
        event.correlationKey(),
        EventJson.of(logged).text(),
        now);
  }
}
