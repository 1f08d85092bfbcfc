// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import dev.helios.simulator.shop.Fault;
import dev.helios.simulator.shop.Finding;
import dev.helios.simulator.shop.Flow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The verdict due to one order, after what really happened on the wire: the generator knows what
 * was to be sent when, only the ledger knows when the server took it.
 *
 * @param required the findings that must be there
 * @param allowed findings that may be there: the receipt cannot be placed on one side of a deadline
 * @param promptly whether each message was acknowledged as soon as it was sent: then nothing but
 *     the clouds' own stalls kept it from being judged in time
 * @param unsettled why nothing can be asked of the server about this order, empty when it can
 */
record Due(
    Expected truth,
    Set<Finding> required,
    Set<Finding> allowed,
    boolean promptly,
    String unsettled) {

  /** How much later than its deadline an event may be received and still count as in time. */
  private static final Duration LATENESS = Duration.ofSeconds(1);

  private static final Map<String, String> CLOUDS =
      Map.of(Flow.PLACED, "aws", Flow.PAID, "gcp", Flow.RESERVED, "azure");

  /**
   * @param messages the order's messages that its verdict rests on
   * @param newest newest event time that the server acknowledged, by cloud
   */
  static Due of(Expected truth, List<Entry> messages, Map<String, Instant> newest) {
    Set<Finding> required = new TreeSet<>(truth.findings());
    Set<Finding> allowed = new TreeSet<>();
    required.removeIf(finding -> finding.kind().equals("late"));
    for (Entry entry : messages) {
      Instant due = truth.due().get(entry.step);
      Instant received = entry.acknowledgedAt();
      if (due != null && received != null && entry.kind.equals("event")) {
        Finding late = new Finding("late", String.valueOf(entry.step));
        boolean happened = !entry.occurredAt.isBefore(due);
        if (happened || !entry.sentAt.isBefore(due.plus(LATENESS))) {
          required.add(late);
        } else if (!received.isBefore(due)) {
          allowed.add(late);
        }
      }
    }
    boolean promptly = messages.stream().allMatch(Due::isPrompt);
    return new Due(truth, required, allowed, promptly, unsettled(truth, messages, newest));
  }

  private static boolean isPrompt(Entry entry) {
    Instant acknowledged = entry.acknowledgedAt();
    return acknowledged != null && acknowledged.isBefore(entry.sentAt.plus(LATENESS));
  }

  /** An order with which nothing went wrong is late at worst, whatever its clouds held back. */
  boolean isFalseAlarm(Judged judged) {
    return judged.wasMissing() && promptly && truth.fault().equals(Fault.NONE.label());
  }

  /** Whether the server's verdict is the one that is due. */
  boolean met(Judged judged) {
    Set<Finding> rest = new TreeSet<>(judged.findings());
    rest.removeAll(allowed);
    Set<Finding> wanted = new TreeSet<>(required);
    wanted.removeAll(allowed);
    return judged.status().equals(truth.status()) && rest.equals(wanted) && sameMoney(judged);
  }

  private boolean sameMoney(Judged judged) {
    // What an order that is matched reports as exposed is nobody's loss.
    return truth.status().equals("matched")
        || (truth.exposure() == null
            ? judged.exposure() == null
            : judged.exposure() != null && truth.exposure().compareTo(judged.exposure()) == 0);
  }

  private static String unsettled(
      Expected truth, List<Entry> messages, Map<String, Instant> newest) {
    long known = messages.stream().filter(Entry::acknowledged).count();
    if (known < truth.deliveries()) {
      return "not all of its messages were acknowledged";
    }
    for (Finding finding : truth.findings()) {
      Instant due = truth.due().get(finding.step());
      Instant progress = newest.getOrDefault(cloudOf(finding.step()), Instant.MIN);
      if (finding.kind().equals("missing")
          && due != null
          && progress.isBefore(due.plus(LATENESS))) {
        return "the traffic ended before its deadline";
      }
    }
    return "";
  }

  private static String cloudOf(String step) {
    return CLOUDS.getOrDefault(step, "");
  }
}
