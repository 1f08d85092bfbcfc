// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import dev.helios.core.log.Cursor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The frames of the feed, as JSON text. Every value in them is HELIOS's own or encoded already. */
final class Frames {
  private Frames() {}

  static String hello(Cursor position, Instant now, String version, long heartbeatSeconds) {
    return "{\"type\":\"hello\",\"position\":\""
        + position
        + "\",\"server_time\":\""
        + now
        + "\",\"version\":\""
        + version
        + "\",\"heartbeat_seconds\":"
        + heartbeatSeconds
        + "}";
  }

  static String events(List<FeedItem> items, Cursor position) {
    int size = 64;
    for (FeedItem item : items) {
      size += item.json().length() + 1;
    }
    StringBuilder frame = new StringBuilder(size);
    frame.append("{\"type\":\"events\",\"position\":\"").append(position).append("\",\"events\":[");
    for (int i = 0; i < items.size(); i++) {
      frame.append(i == 0 ? "" : ",").append(items.get(i).json());
    }
    return frame.append("]}").toString();
  }

  static String verdicts(Collection<String> cases, Cursor position) {
    return "{\"type\":\"verdicts\",\"position\":\""
        + position
        + "\",\"verdicts\":["
        + String.join(",", cases)
        + "]}";
  }

  static String gap(long missed, Cursor from, Cursor to, String reason) {
    return "{\"type\":\"gap\",\"missed\":"
        + missed
        + ",\"from\":\""
        + from
        + "\",\"to\":\""
        + to
        + "\",\"reason\":\""
        + reason
        + "\"}";
  }

  static String heartbeat(Cursor position, Instant now) {
    return "{\"type\":\"heartbeat\",\"position\":\""
        + position
        + "\",\"server_time\":\""
        + now
        + "\"}";
  }
}
