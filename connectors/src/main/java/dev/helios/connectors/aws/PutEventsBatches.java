// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import dev.helios.connectors.port.Publisher.Outgoing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts events into requests that EventBridge takes: at most ten, and within its bytes. */
final class PutEventsBatches {
  private static final int MOST = 10;

  /** What EventBridge counts for an entry with a time. */
  private static final int TIME = 14;

  private PutEventsBatches() {}

  /** Positions of the events, request by request; those that fit into no request are left out. */
  static List<List<Integer>> of(List<Outgoing> events, int maxBytes) {
    List<List<Integer>> parcels = new ArrayList<>();
    List<Integer> parcel = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < events.size(); i++) {
      long size = size(events.get(i));
      if (size > maxBytes) {
        continue;
      }
      if (parcel.size() == MOST || bytes + size > maxBytes) {
        parcels.add(parcel);
        parcel = new ArrayList<>();
        bytes = 0;
      }
      parcel.add(i);
      bytes += size;
    }
    if (!parcel.isEmpty()) {
      parcels.add(parcel);
    }
    return parcels;
  }

  /** The bytes of an event as EventBridge counts them. */
  static long size(Outgoing event) {
    return TIME
        + (long) event.data().length()
        + event.source().getBytes(StandardCharsets.UTF_8).length
        + event.type().getBytes(StandardCharsets.UTF_8).length;
  }
}
