// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocket08FrameDecoder;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines of one connection, below HTTP. Closes a connection whose request makes no progress: its
 * head has begun and does not end, or its answer waits and the client reads none of it. An idle
 * time-out sees neither, because one byte now and then resets it.
 *
 * <p>It stands before everything else on the connection and watches bytes; {@link RequestFilter}
 * tells it when a head was whole and when the answer has ended. Lives on the connection's event
 * loop.
 */
final class ConnectionDeadlines extends ChannelInboundHandlerAdapter {
  private static final AttributeKey<ConnectionDeadlines> KEY =
      AttributeKey.valueOf(ConnectionDeadlines.class, "deadline");
  private static final AttributeKey<Boolean> OVER =
      AttributeKey.valueOf(ConnectionDeadlines.class, "over");
  private static final byte[] ANSWER =
      "HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final Duration head;
  private final Duration stall;
  private boolean awaiting = true;
  private long requests;
  private @Nullable ScheduledFuture<?> headTimer;
  private @Nullable ScheduledFuture<?> stallTimer;

  private ConnectionDeadlines(Duration head, Duration stall) {
    this.head = head;
    this.stall = stall;
  }

  /** Gives every later connection of the same listener a deadline. Idempotent. */
  static void guard(HttpConnection connection, Duration head, Duration stall) {
    Channel listener = channel(connection).parent();
    if (listener != null && listener.pipeline().get(Accepting.class) == null) {
      listener.eventLoop().execute(() -> guard(listener, head, stall));
    }
  }

  private static void guard(Channel listener, Duration head, Duration stall) {
    if (listener.pipeline().get(Accepting.class) == null) {
      listener.pipeline().addFirst(new Accepting(head, stall));
    }
  }

  /** The deadline of a connection; null when it was open before its listener was guarded. */
  static @Nullable ConnectionDeadlines of(HttpConnection connection) {
    return channel(connection).attr(KEY).get();
  }

  /** Nothing that still comes by this connection is to be heard. */
  static void over(HttpConnection connection) {
    channel(connection).attr(OVER).set(true);
  }

  static boolean isOver(HttpConnection connection) {
    return Boolean.TRUE.equals(channel(connection).attr(OVER).get());
  }

  private static Channel channel(HttpConnection connection) {
    return ((ConnectionBase) connection).channel();
  }

  /** Stands on the listener and meets its connections. */
  @Sharable
  private static final class Accepting extends ChannelInboundHandlerAdapter {
    private final Duration head;
    private final Duration stall;

    private Accepting(Duration head, Duration stall) {
      this.head = head;
      this.stall = stall;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof Channel accepted) {
        ConnectionDeadlines deadline = new ConnectionDeadlines(head, stall);
        accepted.attr(KEY).set(deadline);
        accepted.pipeline().addFirst(deadline);
      }
      context.fireChannelRead(message);
    }
  }

  /** The head is whole. The answer's number is to be given to {@link #answered}. */
  long met() {
    awaiting = false;
    headTimer = cancelled(headTimer);
    return ++requests;
  }

  /** The answer has ended; the next head may begin. */
  void answered(long request) {
    if (request == requests) {
      awaiting = true;
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (awaiting && headTimer == null && !isWebSocket(context)) {
      headTimer =
          context
              .executor()
              .schedule(() -> tooSlow(context), head.toMillis(), TimeUnit.MILLISECONDS);
    }
    context.fireChannelRead(message);
  }

  /** Of heads and answers it knows nothing more; the feed has its own way with slow clients. */
  private static boolean isWebSocket(ChannelHandlerContext context) {
    return context.pipeline().get(WebSocket08FrameDecoder.class) != null;
  }

  private static void end(ChannelHandlerContext context) {
    context.close();
  }

  private static void tooSlow(ChannelHandlerContext context) {
    context.writeAndFlush(Unpooled.wrappedBuffer(ANSWER)).addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    stallTimer = cancelled(stallTimer);
    if (!context.channel().isWritable() && !isWebSocket(context)) {
      stallTimer =
          context.executor().schedule(() -> end(context), stall.toMillis(), TimeUnit.MILLISECONDS);
    }
    context.fireChannelWritabilityChanged();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    headTimer = cancelled(headTimer);
    stallTimer = cancelled(stallTimer);
  }

  private static @Nullable ScheduledFuture<?> cancelled(@Nullable ScheduledFuture<?> timer) {
    if (timer != null) {
      timer.cancel(false);
    }
    return null;
  }
}
