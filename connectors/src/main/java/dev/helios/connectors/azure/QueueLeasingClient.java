// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.models.QueueMessageItem;
import dev.helios.connectors.flow.LeasingClient;
import dev.helios.connectors.port.FetchedMessage;
import dev.helios.core.event.Bytes;
import dev.helios.wire.Decoders;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A storage queue as a leasing client. */
final class QueueLeasingClient implements LeasingClient<QueueLeasingClient.Lease> {
  /** A message and the receipt that is good for it now; every renewal makes a new receipt. */
  static final class Lease {
    private final QueueMessageItem item;
    private String receipt;
    private boolean over;

    private Lease(QueueMessageItem item) {
      this.item = item;
      this.receipt = item.getPopReceipt();
    }
  }

  private static final int RECEIVE_MAX = 32;
  private static final Set<String> LOST = Set.of("MessageNotFound", "PopReceiptMismatch");

  private final QueueClient queue;
  private final Duration visibility;

  QueueLeasingClient(QueueClient queue, Duration visibility) {
    this.queue = queue;
    this.visibility = visibility;
  }

  @Override
  public int batch() {
    return 1;
  }

  @Override
  public List<Lease> fetch(int max) throws IOException {
    int most = Math.min(max, RECEIVE_MAX);
    return answered(
        () ->
            queue.receiveMessages(most, visibility, null, Context.NONE).stream()
                .map(Lease::new)
                .toList());
  }

  @Override
  public FetchedMessage message(Lease lease) {
    return new FetchedMessage(
        Decoders.AZURE,
        Map.of(
            "content-type",
            "application/json",
            "aeg-event-type",
            "Notification",
            // Ids of events without a topic are unique within a queue, not among all of them.
            "aeg-subscription-name",
            queue.getQueueName(),
            "aeg-delivery-count",
            Long.toString(lease.item.getDequeueCount())),
        MessageText.bytes(Bytes.of(lease.item.getBody().toBytes())),
        null);
  }

  @Override
  public void settle(List<Lease> leases) throws IOException {
    for (Lease lease : leases) {
      change(
          lease,
          true,
          receipt ->
              queue.deleteMessageWithResponse(
                  lease.item.getMessageId(), receipt, null, Context.NONE));
    }
  }

  @Override
  public void giveBack(List<Lease> leases) throws IOException {
    for (Lease lease : leases) {
      change(lease, true, receipt -> show(lease, receipt, Duration.ZERO));
    }
  }

  @Override
  public void renew(List<Lease> leases) throws IOException {
    for (Lease lease : leases) {
      change(lease, false, receipt -> lease.receipt = show(lease, receipt, visibility));
    }
  }

  @Override
  public void stop() {
    // A look at a queue does not wait.
  }

  private interface Change {
    void with(String receipt);
  }

  /** One change of a message at a time: each makes the receipt of the other invalid. */
  private void change(Lease lease, boolean last, Change change) throws IOException {
    synchronized (lease) {
      if (lease.over) {
        return;
      }
      lease.over = last;
      answered(
          () -> {
            try {
              change.with(lease.receipt);
            } catch (RuntimeException e) {
              if (!LOST.contains(Redacted.codeOf(e))) {
                throw e;
              }
              lease.over = true;
            }
            return lease;
          });
    }
  }

  private String show(Lease lease, String receipt, Duration after) {
    return queue
        .updateMessageWithResponse(
            lease.item.getMessageId(), receipt, null, after, null, Context.NONE)
        .getValue()
        .getPopReceipt();
  }

  private <T> T answered(Supplier<T> call) throws IOException {
    try {
      return call.get();
    } catch (RuntimeException e) {
      throw Redacted.failure("storage queue " + queue.getQueueName(), e);
    }
  }
}
