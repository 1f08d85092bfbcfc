// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import dev.helios.connectors.port.Backfill;
import dev.helios.connectors.port.Backfill.Range;
import dev.helios.connectors.port.FetchedMessage;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings lost events back when asked to: one back-fill at a time of each cloud and kind, each on a
 * thread of its own and under a name of its own. A tenant sees its own only. The newest {@value
 * #REMEMBERED} are remembered, for as long as this process lives; what a stopped one had not
 * brought back yet, another run brings. Thread-safe.
 */
public final class Backfills implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Backfills.class);
  private static final int REMEMBERED = 50;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final CloudAccounts accounts;
  private final MessageHandler intake;
  private final RandomGenerator chance;
  private final InstantSource clock;
  private final Deque<BackfillJob> jobs = new ArrayDeque<>();
  private final Map<String, Thread> running = new HashMap<>();
  private boolean closed;

  public Backfills(
      CloudAccounts accounts, MessageHandler intake, RandomGenerator chance, InstantSource clock) {
    this.accounts = accounts;
    this.intake = intake;
    this.chance = chance;
    this.clock = clock;
  }

  /**
   * What somebody wants back.
   *
   * @param tenant for whom is asked
   * @param kind null where the cloud has one way only
   * @param by who asks, for the audit line
   */
  public record Wish(
      TenantId tenant, Cloud cloud, @Nullable String kind, Instant from, Instant to, String by) {}

  /** What became of a wish. */
  public sealed interface Answer {
    record Started(BackfillJob job) implements Answer {}

    /** What it would do; nothing was changed. */
    record Planned(String source, String kind, String plan) implements Answer {}

    record NotConfigured(String detail) implements Answer {}

    /**
     * One of this cloud and kind is running.
     *
     * @param id null where it is another tenant's
     */
    record Busy(@Nullable String id) implements Answer {}

    record Failed(String error) implements Answer {}
  }

  /** Begins to bring back; does not wait for it. */
  public Answer start(Wish wish) {
    Optional<String> kind = kind(wish);
    if (kind.isEmpty()) {
      return new Answer.NotConfigured(choices(wish.cloud()));
    }
    Instant now = clock.instant();
    String place = wish.cloud().label() + "/" + kind.get();
    BackfillJob job;
    synchronized (this) {
      if (closed) {
        return new Answer.Failed("the server is stopping");
      }
      if (running.containsKey(place)) {
        return new Answer.Busy(runningAt(wish, kind.get()));
      }
      Range range = new Range(wish.from(), wish.to(), name(now));
      job = new BackfillJob(wish.tenant(), wish.cloud(), kind.get(), range, now);
      remember(job);
      Thread thread = Thread.ofVirtual().name(job.id()).unstarted(() -> run(job, place));
      running.put(place, thread);
      thread.start();
    }
    audit(job, "asked for by " + SafeErrorText.clean(wish.by()));
    return new Answer.Started(job);
  }

  /** Says what {@link #start} would do. Blocks. */
  public Answer plan(Wish wish) {
    Optional<String> kind = kind(wish);
    if (kind.isEmpty()) {
      return new Answer.NotConfigured(choices(wish.cloud()));
    }
    try (Backfill backfill = open(wish.cloud(), kind.get())) {
      String plan = backfill.plan(new Range(wish.from(), wish.to(), name(clock.instant())));
      return new Answer.Planned(backfill.name().toString(), kind.get(), plan);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Failed("interrupted");
    } catch (Exception | LinkageError e) {
      return new Answer.Failed(SafeErrorText.of(e));
    }
  }

  /** The tenant's, the newest first. */
  public synchronized List<BackfillJob> jobs(TenantId tenant) {
    return jobs.stream().filter(job -> job.tenant().equals(tenant)).toList();
  }

  public Optional<BackfillJob> job(TenantId tenant, String id) {
    return jobs(tenant).stream().filter(job -> job.id().equals(id)).findFirst();
  }

  /** The ways back that are configured, by cloud. */
  public TreeSet<String> kinds(Cloud cloud) {
    return new TreeSet<>(accounts.of(cloud).backfills().keySet());
  }

  private void run(BackfillJob job, String place) {
    String error = null;
    try (Backfill backfill = open(job.cloud(), job.kind())) {
      backfill.run(job.range(), message -> take(job, message), job::progress);
    } catch (InterruptedException e) {
      error = "stopped with the server; ask for it again";
    } catch (Exception | LinkageError e) {
      error = SafeErrorText.of(e);
    }
    synchronized (this) {
      running.remove(place);
    }
    job.end(clock.instant(), error);
    String words = error == null ? "done" : "failed: " + error;
    audit(job, words + ", " + job.kept() + " messages kept");
  }

  private CompletionStage<MessageHandler.Settlement> take(BackfillJob job, FetchedMessage message) {
    String replay = message.replay() == null ? job.id() : message.replay();
    FetchedMessage marked =
        new FetchedMessage(message.route(), message.headers(), message.body(), replay);
    return intake.take(marked).whenComplete((fate, failure) -> job.settled(fate));
  }

  private Backfill open(Cloud cloud, String kind) throws Exception {
    ClientFactory<Backfill> opener = accounts.of(cloud).backfills().get(kind);
    if (opener == null) {
      throw new IllegalStateException("expected a back-fill of kind " + kind + ", found none");
    }
    return opener.open();
  }

  private Optional<String> kind(Wish wish) {
    TreeSet<String> kinds = kinds(wish.cloud());
    String kind = wish.kind() == null && kinds.size() == 1 ? kinds.first() : wish.kind();
    return Optional.ofNullable(kind).filter(kinds::contains);
  }

  private String choices(Cloud cloud) {
    TreeSet<String> kinds = kinds(cloud);
    return kinds.isEmpty()
        ? "no back-fill is configured for " + cloud.label() + "; docs/configuration.md says how"
        : "expected a kind out of " + String.join(", ", kinds) + " for " + cloud.label();
  }

  private @Nullable String runningAt(Wish wish, String kind) {
    return jobs(wish.tenant()).stream()
        .filter(job -> job.cloud() == wish.cloud() && job.kind().equals(kind))
        .filter(job -> job.end().isEmpty())
        .map(BackfillJob::id)
        .findFirst()
        .orElse(null);
  }

  private synchronized void remember(BackfillJob job) {
    jobs.addFirst(job);
    if (jobs.size() > REMEMBERED) {
      jobs.removeLast();
    }
  }

  private String name(Instant now) {
    byte[] some = new byte[3];
    chance.nextBytes(some);
    return "helios-" + STAMP.format(now) + "-" + HexFormat.of().formatHex(some);
  }

  private static void audit(BackfillJob job, String what) {
    LOG.infof(
        "audit: back-fill %s for %s of %s/%s from %s to %s %s",
        job.id(),
        job.tenant(),
        job.cloud().label(),
        job.kind(),
        job.range().from(),
        job.range().to(),
        what);
  }

  /** Stops what is running and waits a moment for it. */
  @Override
  public void close() {
    List<Thread> left;
    synchronized (this) {
      closed = true;
      left = List.copyOf(running.values());
    }
    left.forEach(Thread::interrupt);
    for (Thread thread : left) {
      try {
        thread.join(Duration.ofSeconds(3));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
