// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import dev.helios.lab.client.Await;
import dev.helios.lab.client.Reply;
import dev.helios.lab.ledger.Answered;
import dev.helios.lab.ledger.Ledger;
import dev.helios.lab.ledger.LedgerLine;
import dev.helios.lab.ledger.Sent;
import dev.helios.lab.ledger.Tally;
import dev.helios.lab.load.Event;
import dev.helios.lab.machine.ScratchFolder;
import dev.helios.lab.prove.Breaches;
import dev.helios.lab.prove.Figures;
import dev.helios.lab.prove.Proof;
import dev.helios.lab.prove.Result;
import dev.helios.lab.prove.Scale;
import dev.helios.lab.system.Api;
import dev.helios.lab.system.RedisKeys;
import dev.helios.lab.system.Server;
import dev.helios.lab.system.TestCluster;
import dev.helios.standalone.Refused;
import dev.helios.standalone.ServiceKind;
import dev.helios.standalone.services.Services;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Log and database thrown away, Redis kept: what Redis remembers is then stored nowhere. */
public final class ReplacedLog implements Proof {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Set<ServiceKind> THROWN_AWAY =
      Set.of(ServiceKind.KAFKA, ServiceKind.POSTGRESQL);
  private static final int PADDING = 100;

  /** What a key ends with, in bytes: the event's identity. */
  private static final int IDENTITY = 16;

  @Override
  public String name() {
    return "replaced-log";
  }

  @Override
  public String shows() {
    return "with log and database thrown away and Redis kept, the same events sent again are stored";
  }

  @Override
  public Result prove(TestCluster cluster, Scale scale)
      throws IOException, InterruptedException, Refused {
    return run(cluster, scale, false);
  }

  @Override
  public String wrong() {
    return "what Redis remembers of the old log said to be of the new one";
  }

  @Override
  public Result control(TestCluster cluster) throws IOException, InterruptedException, Refused {
    return run(cluster, Scale.CONTROL, true);
  }

  private static Result run(TestCluster cluster, Scale scale, boolean unbound)
      throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(scale);
    String mark = cluster.mark();
    List<Event> events =
        LongStream.range(0, scale.pick(2_000, 200, 60))
            .mapToObj(n -> Event.of(mark, n, PADDING))
            .toList();
    Path folder = cluster.folder().resolve("replaced-" + mark);
    try (RedisKeys redis = new RedisKeys(cluster.services().redisUrl())) {
      Set<String> remembered = firstLife(cluster, folder, redis, events, breaches);
      ScratchFolder.empty(folder);
      try (Services services = Services.start(folder, THROWN_AWAY);
          Server server = cluster.addServer(services.environment())) {
        server.start();
        String name = nameOfTheLog(server.api(), redis, cluster);
        if (unbound) {
          say(redis, remembered, name);
        }
        boolean gone = server.api().stored().stream().noneMatch(row -> row.key().contains(mark));
        breaches.fault(gone, "the store still has what was thrown away");
        Ledger ledger = send(server.api(), events);
        breaches.found().addAll(server.api().flawsAtRest(LIMIT));
        Tally tally = Tally.of(ledger, server.api().stored(), mark);
        breaches.answers(ledger);
        breaches.tally(tally);
        return Result.of(
            Figures.of(
                "log and database thrown away, Redis kept",
                1,
                tally,
                ledger.silenceMillis(),
                remembered.size() + " remembered by Redis, answers " + fates(ledger)),
            breaches);
      }
    }
  }

  /** Says of what is remembered that it is of the log with this name. */
  private static void say(RedisKeys redis, Set<String> remembered, String name) throws IOException {
    for (String key : remembered) {
      redis.rename(key, name + key.substring(key.length() - IDENTITY));
    }
  }

  /** Sends the events to a log that is then thrown away; what Redis remembers of them. */
  private static Set<String> firstLife(
      TestCluster cluster, Path folder, RedisKeys redis, List<Event> events, Breaches breaches)
      throws IOException, InterruptedException, Refused {
    try (Services services = Services.start(folder, THROWN_AWAY);
        Server server = cluster.addServer(services.environment())) {
      server.start();
      nameOfTheLog(server.api(), redis, cluster);
      Set<String> before = redis.all();
      breaches.answers(send(server.api(), events));
      Set<String> remembered = new HashSet<>();
      boolean all =
          Await.within(
              LIMIT,
              () -> {
                remembered.addAll(redis.all());
                remembered.removeAll(before);
                return remembered.size() >= events.size();
              });
      breaches.fault(all, "Redis remembers " + remembered.size() + " of " + events.size());
      return remembered;
    }
  }

  /**
   * What the keys of this log begin with, once the server asks Redis: before it knows its log it
   * does not.
   */
  private static String nameOfTheLog(Api api, RedisKeys redis, TestCluster cluster)
      throws IOException, InterruptedException {
    String mark = cluster.mark();
    Set<String> before = redis.all();
    List<String> names = new ArrayList<>();
    Await.until(
        "Redis is told of events",
        LIMIT,
        () -> {
          api.post(Event.of("direct", mark + System.nanoTime(), 0, 0));
          Set<String> told = redis.all();
          told.removeAll(before);
          told.forEach(key -> names.add(key.substring(0, key.length() - IDENTITY)));
          return !names.isEmpty();
        });
    return names.getFirst();
  }

  private static Ledger send(Api api, List<Event> events) {
    List<LedgerLine> lines = new ArrayList<>();
    for (Event event : events) {
      long sent = System.nanoTime() / 1_000;
      lines.add(new Sent(event.key(), event.sha256(), sent));
      Reply reply = api.post(event);
      long now = System.nanoTime() / 1_000;
      boolean retryAfter = reply instanceof Reply.Http http && http.retryAfter();
      lines.add(
          new Answered(
              event.key(),
              event.sha256(),
              reply.word(),
              reply.fate(),
              now,
              now - sent,
              retryAfter));
    }
    return new Ledger(lines);
  }

  private static String fates(Ledger ledger) {
    return ledger.answers().stream().map(Answered::fate).distinct().sorted().toList().toString();
  }
}
