// SPDX-License-Identifier: MIT
package dev.helios.server.outbound;

import dev.helios.core.event.Bytes;
import dev.helios.server.outbound.Reply.Failed;
import dev.helios.server.outbound.Reply.Why;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gets small things from other servers. A name is resolved once, off the event loop; every address
 * it has must be one that {@link AddressFilter} permits; and the connection goes to the address
 * that was looked at, not to what the name may lead to a moment later. No redirects are followed,
 * no proxy is used, nothing of a request is sent along. Never blocks, never throws. Thread-safe.
 */
public final class OutboundHttp implements AutoCloseable {
  /** From the call to the last byte of the answer. */
  public static final Duration LIMIT = Duration.ofSeconds(3);

  private static final int CONNECT_MS = 2_000;
  private static final int CONNECTIONS = 8;
  private static final int WAITING = 64;

  /** Where names lead to. */
  public interface Resolver {
    List<InetAddress> resolve(String host) throws UnknownHostException;

    static Resolver system() {
      return host -> List.of(InetAddress.getAllByName(host));
    }
  }

  private final HttpClient client;
  private final Vertx vertx;
  private final Resolver resolver;
  private final AddressFilter filter;
  private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param trust authorities for TLS; null for Java's own
   */
  public OutboundHttp(
      Vertx vertx, Resolver resolver, AddressFilter filter, @Nullable TrustOptions trust) {
    this.vertx = vertx;
    this.resolver = resolver;
    this.filter = filter;
    HttpClientOptions options =
        new HttpClientOptions()
            .setKeepAlive(false)
            .setConnectTimeout(CONNECT_MS)
            .setMaxPoolSize(CONNECTIONS)
            .setMaxWaitQueueSize(WAITING)
            .setVerifyHost(true);
    if (trust != null) {
      options.setTrustOptions(trust);
    }
    this.client = vertx.createHttpClient(options);
  }

  /** Gets what is there, if it is at most so long. */
  public CompletionStage<Reply> get(URI uri, int maxBytes) {
    boolean tls = "https".equals(uri.getScheme());
    if (uri.getHost() == null
        || uri.getRawUserInfo() != null
        || !(tls || "http".equals(uri.getScheme()))) {
      return CompletableFuture.completedFuture(new Failed(Why.ADDRESS));
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    long timer = vertx.setTimer(LIMIT.toMillis(), fired -> reply.complete(new Failed(Why.TIME)));
    reply.whenComplete((any, failure) -> vertx.cancelTimer(timer));
    threads.execute(
        () -> {
          switch (look(host, port)) {
            case Look.Refused refused -> reply.complete(new Failed(refused.why()));
            case Look.Found found -> call(uri, host, port, tls, found.address(), maxBytes, reply);
          }
        });
    return reply;
  }

  @Override
  public void close() {
    client.close();
  }

  private sealed interface Look {
    record Found(InetAddress address) implements Look {}

    record Refused(Why why) implements Look {}
  }

  private Look look(String host, int port) {
    try {
      List<InetAddress> addresses = resolver.resolve(host.replaceAll("[\\[\\]]", ""));
      boolean all = addresses.stream().allMatch(address -> filter.permits(host, port, address));
      return addresses.isEmpty() || !all
          ? new Look.Refused(Why.ADDRESS)
          : new Look.Found(addresses.getFirst());
    } catch (UnknownHostException e) {
      return new Look.Refused(Why.NAME);
    }
  }

  private void call(
      URI uri,
      String host,
      int port,
      boolean tls,
      InetAddress address,
      int maxBytes,
      CompletableFuture<Reply> reply) {
    if (reply.isDone()) {
      return;
    }
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
            .setHost(host)
            .setPort(port)
            .setSsl(tls)
            .setURI(path + query);
    Consumer<Throwable> broken = failure -> reply.complete(new Failed(Why.CONNECTION));
    client
        .request(options)
        .onFailure(broken::accept)
        .onSuccess(
            request -> {
              reply.whenComplete((any, failure) -> drop(request));
              request
                  .send()
                  .onFailure(broken::accept)
                  .onSuccess(response -> receive(response, maxBytes, reply));
            });
  }

  private static void receive(
      HttpClientResponse response, int maxBytes, CompletableFuture<Reply> reply) {
    Buffer body = Buffer.buffer();
    response.exceptionHandler(failure -> reply.complete(new Failed(Why.CONNECTION)));
    response.handler(
        part -> {
          if (body.length() + part.length() > maxBytes) {
            reply.complete(new Failed(Why.SIZE));
          } else {
            body.appendBuffer(part);
          }
        });
    response.endHandler(
        end ->
            reply.complete(new Reply.Received(response.statusCode(), Bytes.of(body.getBytes()))));
  }

  /** Nothing more is wanted of it, whether it came to an end or not. */
  private static void drop(HttpClientRequest request) {
    request.connection().close();
  }
}
