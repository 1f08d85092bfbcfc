// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one body before anything else looks at the request: as much of it as its route takes, and
 * as long as its deadline lets it. Lives on the request's event loop.
 */
final class BodyReading {
  /** How long a sender that was refused may go on sending before it is cut off. */
  private static final Duration LINGER = Duration.ofSeconds(2);

  /** In bytes: to read more for nothing costs more than a new connection. */
  private static final long PASSED_BY = 64 * 1_024;

  private final RoutingContext context;
  private final HttpServerRequest request;
  private final long limit;
  private final BodyMemory memory;
  private final Consumer<Problem> refusal;
  private @Nullable Buffer body;
  private long received;
  private long held;
  private long timer;
  private boolean over;

  private BodyReading(
      RoutingContext context, long limit, BodyMemory memory, Consumer<Problem> refusal) {
    this.context = context;
    this.request = context.request();
    this.limit = limit;
    this.memory = memory;
    this.refusal = refusal;
  }

  /**
   * Reads the body into the context and lets the request go on, or has it refused: 413 beyond the
   * limit, 408 beyond the deadline, 503 where the bodies of all requests leave no room.
   */
  static void start(
      RoutingContext context,
      long limit,
      BodyMemory memory,
      Duration deadline,
      Consumer<Problem> refusal) {
    BodyReading reading = new BodyReading(context, limit, memory, refusal);
    if (declared(reading.request) > limit) {
      reading.refuse(tooLarge(limit));
      return;
    }
    reading.timer = context.vertx().setTimer(deadline.toMillis(), any -> reading.late(deadline));
    context.addEndHandler(any -> memory.giveBack(reading.end()));
    reading.request.exceptionHandler(gone -> reading.end());
    reading.request.endHandler(any -> reading.whole());
    reading.request.handler(reading::more);
    if ("100-continue".equalsIgnoreCase(reading.request.getHeader("expect"))) {
      reading.request.response().writeContinue();
    }
  }

  /**
   * Discards the rest of the body and closes the connection after the answer: at once when all of
   * it has arrived, else after a while. Closing at once would reset it, and the answer would not be
   * read.
   */
  static void discardRest(RoutingContext context) {
    HttpServerRequest request = context.request();
    request.response().putHeader("connection", "close");
    context.addEndHandler(
        any -> {
          if (request.isEnded()) {
            request.connection().close();
            return;
          }
          long timer =
              context.vertx().setTimer(LINGER.toMillis(), later -> request.connection().close());
          request.endHandler(
              all -> {
                context.vertx().cancelTimer(timer);
                request.connection().close();
              });
        });
    ignore(request);
  }

  /**
   * Lets a small body go by, and its connection live. Any other is discarded with its connection;
   * so is one that waits for leave to be sent, for it may never come.
   */
  static void passBy(RoutingContext context) {
    HttpServerRequest request = context.request();
    long length = declared(request);
    if (length <= 0 || length > PASSED_BY || request.headers().contains("expect")) {
      discardRest(context);
    } else {
      ignore(request);
    }
  }

  private static void ignore(HttpServerRequest request) {
    if (!request.isEnded()) {
      request.exceptionHandler(gone -> {});
      request.endHandler(all -> {});
      request.handler(rest -> {});
    }
  }

  static Problem tooLarge(long limit) {
    return Problem.of(413, "body.too_large", "expected at most " + limit + " bytes");
  }

  private static long declared(HttpServerRequest request) {
    String length = request.getHeader("content-length");
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private void more(Buffer chunk) {
    if (over) {
      return;
    }
    received += chunk.length();
    if (received > limit) {
      refuse(tooLarge(limit));
    } else if (!memory.take(chunk.length())) {
      refuse(Problem.of(503, "body.no_room", "not read, send it again: too many bodies at once"));
    } else {
      held += chunk.length();
      body = body == null ? chunk : body.appendBuffer(chunk);
    }
  }

  private void whole() {
    if (!over) {
      stop();
      ((RoutingContextInternal) context).setBody(body == null ? Buffer.buffer() : body);
      context.next();
    }
  }

  private void late(Duration deadline) {
    if (!over) {
      refuse(
          Problem.of(
              408, "body.too_slow", "expected the body within " + deadline.toSeconds() + " s"));
    }
  }

  private void refuse(Problem problem) {
    stop();
    memory.giveBack(end());
    refusal.accept(problem);
  }

  /** Ends the reading; how many bytes are to be given back. */
  private long end() {
    stop();
    long bytes = held;
    held = 0;
    body = null;
    return bytes;
  }

  private void stop() {
    over = true;
    context.vertx().cancelTimer(timer);
  }
}
