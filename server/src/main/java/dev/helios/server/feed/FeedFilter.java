// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import dev.helios.core.event.Cloud;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which events a client wants. */
public record FeedFilter(Set<Cloud> clouds, @Nullable String type, @Nullable String key) {

  /** Empty when a cloud is named that does not exist. */
  public static Optional<FeedFilter> of(
      @Nullable String clouds, @Nullable String type, @Nullable String key) {
    Set<Cloud> wanted = EnumSet.noneOf(Cloud.class);
    if (clouds == null || clouds.isEmpty()) {
      wanted.addAll(EnumSet.allOf(Cloud.class));
    } else {
      for (String label : Arrays.asList(clouds.split(",", -1))) {
        Optional<Cloud> cloud = Cloud.labelled(label.trim());
        if (cloud.isEmpty()) {
          return Optional.empty();
        }
        wanted.add(cloud.get());
      }
    }
    return Optional.of(new FeedFilter(wanted, blankToNull(type), blankToNull(key)));
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  boolean wantsAll() {
    return clouds.size() == Cloud.values().length && type == null && key == null;
  }

  boolean wants(FeedItem item) {
    return clouds.contains(item.cloud())
        && (type == null || type.equals(item.type()))
        && (key == null || key.equals(item.key()));
  }
}
