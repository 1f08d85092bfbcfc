// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import dev.helios.connectors.flow.PullLoop;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.Source;
import dev.helios.connectors.port.SourceName;
import dev.helios.core.event.Cloud;
import java.util.Optional;

/**
 * A queue subscription of an Event Grid namespace's topic. An event is acknowledged only when it is
 * kept. The service counts every time it lends an event out and throws it away, or to the dead
 * letters, after at most ten: so while the log cannot take it, an event stays on loan.
 */
public final class NamespaceSource implements Source {
  private final SourceName name;
  private final PullLoop<LockedEvent> loop;

  NamespaceSource(NamespaceClient client, String topic, String subscription, AzureTuning tuning) {
    this.name = new SourceName(Cloud.AZURE, "eventgrid-namespace", topic + "/" + subscription);
    this.loop =
        new PullLoop<>(
            new NamespaceLeasingClient(client, subscription),
            tuning.pull(),
            tuning.namespaceLock());
  }

  @Override
  public SourceName name() {
    return name;
  }

  @Override
  public void run(MessageHandler intake) throws Exception {
    loop.run(intake);
  }

  /** Empty: the service's data plane tells no figure. */
  @Override
  public Optional<Lag> lag() {
    return Optional.empty();
  }

  @Override
  public void close() {
    loop.close();
  }
}
