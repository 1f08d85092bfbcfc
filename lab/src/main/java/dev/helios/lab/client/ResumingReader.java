// SPDX-License-Identifier: MIT
package dev.helios.lab.client;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * A reader that wants every event, over as many connections as it takes: it comes back to where it
 * was. One thread.
 */
public final class ResumingReader implements AutoCloseable {
  private static final Duration GREETING_LIMIT = Duration.ofSeconds(30);

  private final URI server;
  private final boolean resumes;
  private final Set<String> seen = new HashSet<>();
  private FeedClient client;
  private long missed;

  /**
   * @param resumes whether it says where it was when it comes back; one that does not is wrong
   */
  public ResumingReader(URI server, boolean resumes) throws IOException, InterruptedException {
    this.server = server;
    this.resumes = resumes;
    this.client = greeted("");
  }

  /** Drops the connection without a word and comes back. */
  public void reconnect(Duration away) throws IOException, InterruptedException {
    client.close();
    seen.addAll(client.keys());
    missed += client.missed();
    String position = client.position();
    Thread.sleep(away);
    client = greeted(resumes ? position : "");
  }

  /** A connection whose greeting has said where it stands. */
  private FeedClient greeted(String after) throws IOException, InterruptedException {
    FeedClient opened = FeedClient.open(server, after);
    Await.until("the feed's greeting", GREETING_LIMIT, () -> !opened.position().isEmpty());
    return opened;
  }

  /** Everything it has been sent. */
  public Set<String> seen() {
    Set<String> all = new HashSet<>(seen);
    all.addAll(client.keys());
    return all;
  }

  /** How many events it was told it would not be sent. */
  public long missed() {
    return missed + client.missed();
  }

  @Override
  public void close() {
    client.close();
  }
}
