// SPDX-License-Identifier: MIT
package dev.helios.server.intake;

import dev.helios.core.event.Digest;
import dev.helios.core.event.TenantId;
import dev.helios.core.log.LogIdentity;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The memory that gateways share, in Redis. Its keys name the log and the tenant, so that a Redis
 * which outlives its log, or serves other installations, recalls nothing of theirs: {@code
 * helios:dedup:CLUSTER:TOPIC:TENANT:} and the identity's 16 bytes. Questions that come while one is
 * under way go together in the next, so a busy gateway asks once for many; so do things to
 * remember. When Redis does not answer in {@value #TIMEOUT_MS} ms it is left alone for {@value
 * #REST_MS} ms, and everything is unknown: slower, not wrong. Thread-safe.
 */
public final class RedisDedupCache implements DedupCache.SharedMemory, AutoCloseable {
  static final int TIMEOUT_MS = 100;
  static final int REST_MS = 1_000;
  private static final int BATCH_MAX = 500;
  private static final int WAITING_MAX = 20_000;
  private static final String PREFIX = "helios:dedup:";

  private final Redis redis;
  private final TenantId tenant;
  private final String secondsToLive;
  private final ArrayDeque<Question> questions = new ArrayDeque<>();
  private final ArrayDeque<Request> memories = new ArrayDeque<>();
  private boolean asking;
  private boolean telling;
  private volatile long restUntil = System.nanoTime();

  private record Question(Buffer key, CompletableFuture<@Nullable Digest> answer) {}

  /** Connects when it is first asked. */
  public RedisDedupCache(Vertx vertx, String url, TenantId tenant, Duration timeToLive) {
    RedisOptions options =
        new RedisOptions()
            .setConnectionString(url)
            .setMaxPoolSize(4)
            .setMaxPoolWaiting(64)
            .setMaxWaitingHandlers(4_096);
    options.getNetClientOptions().setConnectTimeout(TIMEOUT_MS);
    this.redis = Redis.createClient(vertx, options);
    this.tenant = tenant;
    this.secondsToLive = Long.toString(timeToLive.toSeconds());
  }

  @Override
  public CompletionStage<@Nullable Digest> recall(LogIdentity log, Digest identity) {
    CompletableFuture<@Nullable Digest> answer = new CompletableFuture<>();
    synchronized (questions) {
      if (isResting() || questions.size() >= WAITING_MAX) {
        answer.complete(null);
        return answer;
      }
      questions.add(new Question(key(log, identity), answer));
    }
    ask();
    return answer;
  }

  @Override
  public void remember(LogIdentity log, Digest identity, Digest content) {
    synchronized (memories) {
      if (isResting() || memories.size() >= WAITING_MAX) {
        return;
      }
      memories.add(
          Request.cmd(Command.SET)
              .arg(key(log, identity))
              .arg(bytes(content))
              .arg("EX")
              .arg(secondsToLive)
              .arg("NX"));
    }
    tell();
  }

  /** How long a PING took, as a future that fails when there is no answer in time. */
  public CompletableFuture<Duration> ping() {
    long start = System.nanoTime();
    return redis
        .send(Request.cmd(Command.PING))
        .map(pong -> Duration.ofNanos(System.nanoTime() - start))
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(1, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    redis.close();
  }

  private void ask() {
    List<Question> batch = new ArrayList<>();
    synchronized (questions) {
      if (asking || questions.isEmpty()) {
        return;
      }
      asking = true;
      drain(questions, batch);
    }
    Request request = Request.cmd(Command.MGET);
    batch.forEach(question -> request.arg(question.key()));
    redis
        .send(request)
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(TIMEOUT_MS, TimeUnit.MILLISECONDS)
        .whenComplete(
            (response, failure) -> {
              if (failure != null) {
                rest();
              }
              synchronized (questions) {
                asking = false;
              }
              answer(batch, failure == null ? response : null);
              ask();
            });
  }

  private static void answer(List<Question> batch, @Nullable Response response) {
    for (int i = 0; i < batch.size(); i++) {
      Response value = response == null ? null : response.get(i);
      batch.get(i).answer().complete(value == null ? null : digest(value.toBuffer()));
    }
  }

  private void tell() {
    List<Request> batch = new ArrayList<>();
    synchronized (memories) {
      if (telling || memories.isEmpty()) {
        return;
      }
      telling = true;
      drain(memories, batch);
    }
    redis
        .batch(batch)
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(TIMEOUT_MS, TimeUnit.MILLISECONDS)
        .whenComplete(
            (response, failure) -> {
              if (failure != null) {
                rest();
              }
              synchronized (memories) {
                telling = false;
              }
              tell();
            });
  }

  private static <T> void drain(ArrayDeque<T> from, List<T> to) {
    while (!from.isEmpty() && to.size() < BATCH_MAX) {
      to.add(from.poll());
    }
  }

  /** Stops asking for a while, and lets go everyone who waits. */
  private void rest() {
    restUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(REST_MS);
    List<Question> waiting;
    synchronized (questions) {
      waiting = new ArrayList<>(questions);
      questions.clear();
    }
    synchronized (memories) {
      memories.clear();
    }
    answer(waiting, null);
  }

  private boolean isResting() {
    return System.nanoTime() - restUntil < 0;
  }

  private Buffer key(LogIdentity log, Digest identity) {
    return Buffer.buffer(PREFIX + log.clusterId() + ':' + log.topicId() + ':' + tenant + ':')
        .appendBuffer(bytes(identity));
  }

  private static Buffer bytes(Digest digest) {
    return Buffer.buffer(16).appendLong(digest.high()).appendLong(digest.low());
  }

  private static @Nullable Digest digest(Buffer value) {
    return value.length() == 16 ? new Digest(value.getLong(0), value.getLong(8)) : null;
  }
}
