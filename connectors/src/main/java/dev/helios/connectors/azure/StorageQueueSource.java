// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.models.PeekedMessageItem;
import dev.helios.connectors.flow.PullLoop;
import dev.helios.connectors.flow.PullSettings;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.Source;
import dev.helios.connectors.port.SourceName;
import dev.helios.core.event.Cloud;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Optional;

/**
 * A storage queue behind an Event Grid subscription. Messages may be base64 or plain. A message is
 * deleted only when it is kept; one that a crash leaves behind is visible again after the
 * visibility timeout and comes in as a duplicate if it was kept. However often a message came
 * before, it is handed in: the gateway keeps even what nobody can read.
 */
public final class StorageQueueSource implements Source {
  private static final int PEEK_MAX = 32;

  private final SourceName name;
  private final QueueClient queue;
  private final PullLoop<QueueLeasingClient.Lease> loop;
  private final InstantSource clock;

  StorageQueueSource(QueueClient queue, PullSettings tuning, InstantSource clock) {
    this.name = new SourceName(Cloud.AZURE, "storage-queue", queue.getQueueName());
    this.queue = queue;
    this.loop =
        new PullLoop<>(
            new QueueLeasingClient(queue, tuning.visibility()), tuning, tuning.visibility());
    this.clock = clock;
  }

  @Override
  public SourceName name() {
    return name;
  }

  @Override
  public void run(MessageHandler intake) throws Exception {
    loop.run(intake);
  }

  /** The service's estimate, and the age of the oldest among the first messages. */
  @Override
  public Optional<Lag> lag() throws IOException {
    try {
      long messages =
          queue
              .getPropertiesWithResponse(null, Context.NONE)
              .getValue()
              .getApproximateMessagesCountLong();
      return Optional.of(new Lag(messages, messages == 0 ? Optional.empty() : oldest()));
    } catch (RuntimeException e) {
      throw Redacted.failure("storage queue " + queue.getQueueName(), e);
    }
  }

  private Optional<Duration> oldest() {
    Instant now = clock.instant();
    return queue.peekMessages(PEEK_MAX, null, Context.NONE).stream()
        .map(PeekedMessageItem::getInsertionTime)
        .map(OffsetDateTime::toInstant)
        .min(Comparator.naturalOrder())
        .map(oldest -> oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now));
  }

  @Override
  public void close() {
    loop.close();
  }
}
