// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

import dev.helios.lab.client.HttpConnection;
import dev.helios.lab.load.Generator;
import dev.helios.lab.load.Generator.Shape;
import dev.helios.lab.load.Orders;
import dev.helios.lab.machine.Processors;
import dev.helios.lab.system.LocalInstance;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * The HELIOS that is measured, with those who watch it: its books, its live feed, its backlog. One
 * thread at a time.
 */
public final class SystemUnderTest implements AutoCloseable {
  private static final int TRIES = 20;

  private final URI url;
  private final Processors processors;
  private final HttpConnection asking;
  private final Backlog backlog;
  private final FeedMeter feed;
  private final CatchUp catchUp;
  private final ClosedLoop loop;

  /**
   * Waits until it takes events and feeds them, and declares the flows of the run.
   *
   * @param run goes into the ids of everything that is sent
   */
  public SystemUnderTest(
      LocalInstance instance,
      Generator generator,
      Processors processors,
      Duration settle,
      String run)
      throws IOException, InterruptedException {
    this.url = instance.url();
    this.processors = processors;
    this.asking = HttpConnection.patient(url);
    this.backlog = new Backlog(instance.kafka(), instance.databaseUrl());
    BenchFlows.declare(asking);
    this.feed = fed(new Orders(run + "f"));
    this.catchUp = new CatchUp(asking, feed, backlog);
    this.loop = new ClosedLoop(generator, processors, settle, run);
  }

  /** A feed that was opened before the log is followed may be closed again: one that lives. */
  private FeedMeter fed(Orders orders) throws IOException, InterruptedException {
    for (int n = 0; n < TRIES; n++) {
      FeedMeter opened = new FeedMeter(url);
      Orders.Post post = orders.event((long) n * Orders.STEPS, Instant.now());
      asking.post(post.path(), post.type(), post.body()).answer();
      if (opened.await(1, Duration.ofSeconds(3))) {
        return opened;
      }
      opened.close();
    }
    throw new IOException("expected the live feed to tell of an event, found none");
  }

  /** One round of the closed loop: until everything that was accepted is stored, judged and fed. */
  public Round round(String name, Shape shape, Duration time)
      throws IOException, InterruptedException {
    return loop.helios(name, url, catchUp, shape, time);
  }

  /** One round of the baseline, by the same generator. */
  public Round round(String name, Baseline baseline, Duration time)
      throws IOException, InterruptedException {
    return loop.baseline(name, baseline, time);
  }

  Latencies.Result open(MeasurePlan plan, String run) throws IOException, InterruptedException {
    return new Latencies(url, new Orders(run), plan).run(feed, processors);
  }

  CatchUp catchUp() {
    return catchUp;
  }

  long gaps() {
    return feed.gaps();
  }

  /** Begins one order that never goes on: a little later it is missing a step. */
  public void abandon(String run) throws IOException {
    Orders.Post post = new Orders(run).abandoned(0, Instant.now());
    asking.post(post.path(), post.type(), post.body()).answer();
  }

  @Override
  public void close() {
    feed.close();
    backlog.close();
    asking.close();
  }
}
