// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.core.event.Event;
import dev.helios.core.flow.FlowMatcher;
import dev.helios.core.flow.Match;
import dev.helios.core.log.Position;

/** An event at its place in the log, to be matched with flows. */
record EventMatch(Event event, Position position) {
  Match with(FlowMatcher matcher) {
    return matcher.match(event, position);
  }
}
