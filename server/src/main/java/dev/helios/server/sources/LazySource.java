// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.Source;
import dev.helios.connectors.port.SourceName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source whose client is made when it is run, so that the start of the server does not depend on
 * it: one that cannot be made is one more failure to try again. Thread-safe as {@link Source} is.
 */
public final class LazySource implements Source {
  private final SourceName name;
  private final ClientFactory<Source> opener;
  private @Nullable Source opened;
  private boolean closed;

  public LazySource(SourceName name, ClientFactory<Source> opener) {
    this.name = name;
    this.opener = opener;
  }

  @Override
  public SourceName name() {
    return name;
  }

  @Override
  public void run(MessageHandler intake) throws Exception {
    Source source = open();
    if (source != null) {
      source.run(intake);
    }
  }

  private synchronized @Nullable Source open() throws Exception {
    if (opened == null && !closed) {
      opened = opener.open();
    }
    return closed ? null : opened;
  }

  @Override
  public Optional<Lag> lag() throws Exception {
    Source source = current();
    return source == null ? Optional.empty() : source.lag();
  }

  private synchronized @Nullable Source current() {
    return closed ? null : opened;
  }

  @Override
  public void close() {
    Source source;
    synchronized (this) {
      closed = true;
      source = opened;
    }
    if (source != null) {
      source.close();
    }
  }
}
