// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.helios.core.event.Bytes;
import dev.helios.core.retry.Backoff;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The REST interface of one subscription of an Event Grid namespace, as documented for pull
 * delivery. Answers that ask to try again are tried again a few times. Thread-safe.
 */
final class NamespaceClient {
  /** An answer that is none of the expected ones, after the last try. */
  static final class Refused extends IOException {
    private final int status;
    private final Duration retryAfter;

    Refused(String where, int status, Duration retryAfter) {
      super(where + ": answered " + status + advice(status));
      this.status = status;
      this.retryAfter = retryAfter;
    }

    boolean asksAgain() {
      return status == 408 || status == 429 || status >= 500;
    }

    Duration retryAfter() {
      return retryAfter;
    }

    int status() {
      return status;
    }

    private static String advice(int status) {
      return switch (status) {
        case 401, 403 -> ", so the key or the role is not the right one";
        case 404 -> ", so the topic or the subscription does not exist";
        default -> "";
      };
    }
  }

  private static final int TRIES = 4;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(250), LONGEST_PAUSE);
  private static final Duration CALL = Duration.ofSeconds(15);
  private static final int EVENT_MAX = 1_536 * 1024;
  private static final int LOCKS_MAX = 1024 * 1024;

  private final HttpClient http;
  private final NamespaceAuthorization authorization;
  private final String subscription;
  private final String apiVersion;
  private final String where;

  NamespaceClient(
      HttpClient http,
      String endpoint,
      String topic,
      String subscription,
      String apiVersion,
      NamespaceAuthorization authorization) {
    this.http = http;
    this.authorization = authorization;
    this.apiVersion = apiVersion;
    if (!endpoint.startsWith("https://")) {
      throw new IllegalArgumentException(
          "expected an https address in HELIOS_AZURE_NAMESPACE_ENDPOINT, found "
              + (endpoint.isEmpty() ? "none" : Redacted.url(endpoint)));
    }
    this.subscription =
        endpoint + "/topics/" + path(topic) + "/eventsubscriptions/" + path(subscription);
    this.where = "Event Grid namespace subscription " + topic + "/" + subscription;
  }

  /** Waits up to {@code wait} for events; the future may be cancelled. */
  CompletableFuture<HttpResponse<byte[]>> receiving(int max, Duration wait) throws IOException {
    String query = "&maxEvents=" + max + "&maxWaitTime=" + wait.toSeconds();
    HttpRequest request = request("receive", query, "", wait.plus(CALL));
    return http.sendAsync(
        request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), (long) max * EVENT_MAX));
  }

  List<LockedEvent> received(HttpResponse<byte[]> answer) throws IOException {
    return LockedEvent.read(ok(answer));
  }

  /** Does something to locks: {@code acknowledge}, {@code release}, {@code renewLock}. */
  LockOperationResult locks(String act, String query, Collection<String> locks)
      throws IOException, InterruptedException {
    for (int tries = 1; tries < TRIES; tries++) {
      try {
        return LockOperationResult.read(ok(call(act, query, locks)));
      } catch (Refused e) {
        if (!e.asksAgain()) {
          throw e;
        }
        pause(tries, e.retryAfter);
      } catch (IOException e) {
        pause(tries, Duration.ZERO);
      }
    }
    return LockOperationResult.read(ok(call(act, query, locks)));
  }

  private HttpResponse<byte[]> call(String act, String query, Collection<String> locks)
      throws IOException, InterruptedException {
    HttpRequest request = request(act, query, lockTokens(locks), CALL);
    try {
      return http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LOCKS_MAX));
    } catch (IOException e) {
      throw Redacted.failure(where, e);
    }
  }

  private static String lockTokens(Collection<String> locks) {
    return locks.stream()
        .map(
            lock -> '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(lock)) + '"')
        .collect(Collectors.joining(",", "{\"lockTokens\":[", "]}"));
  }

  /** Sleeps before the next try, as long as the answer asked for, within reason. */
  static void pause(int tries, Duration asked) throws InterruptedException {
    Duration own = BACKOFF.pause(tries);
    Duration longer = asked.compareTo(own) > 0 ? asked : own;
    TimeUnit.NANOSECONDS.sleep(
        (longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer).toNanos());
  }

  String where() {
    return where;
  }

  private Bytes ok(HttpResponse<byte[]> answer) throws Refused {
    if (answer.statusCode() != 200) {
      Duration asked =
          answer
              .headers()
              .firstValue("Retry-After")
              .map(NamespaceClient::seconds)
              .orElse(Duration.ZERO);
      throw new Refused(where, answer.statusCode(), asked);
    }
    return Bytes.of(answer.body());
  }

  private HttpRequest request(String act, String query, String body, Duration timeout)
      throws IOException {
    return HttpRequest.newBuilder(
            URI.create(subscription + ":" + act + "?api-version=" + apiVersion + query))
        .timeout(timeout)
        .header("Authorization", authorization.header())
        .header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static Duration seconds(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() < 6 && !text.isEmpty()
        ? Duration.ofSeconds(Integer.parseInt(text))
        : Duration.ZERO;
  }

  private static String path(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** What a waiting call ended with. */
  static <T> T ended(CompletableFuture<T> call, String where)
      throws IOException, InterruptedException {
    try {
      return call.get();
    } catch (ExecutionException e) {
      throw Redacted.failure(where, e);
    }
  }
}
