// SPDX-License-Identifier: MIT
package dev.helios.engine;

import dev.helios.core.event.Event;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.Receipt;
import dev.helios.core.log.Logged;
import dev.helios.core.log.OffsetRange;
import dev.helios.core.reconcile.Published;
import java.util.List;

/** Records read from the log together, and the range of each partition that they are. */
public record LogBatch(
    List<Logged<Event>> events,
    List<Logged<Quarantined>> quarantined,
    List<Logged<Receipt>> receipts,
    List<Logged<Published>> verdicts,
    List<OffsetRange> ranges) {}
