// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees whether streams open and carry. Google's subscriber connects again for ever without a word
 * when the service is away; the watch is where that can be asked. A stream counts as carrying once
 * something came over it, or once it has stood for a while. Thread-safe.
 */
final class StreamingPullMonitor implements ClientInterceptor {
  private static final Duration STANDS = Duration.ofSeconds(3);
  private static final String STREAMS = "StreamingPull";

  private final InstantSource clock;
  private @Nullable Instant failingSince;
  private @Nullable Instant standingSince;
  private String last = "";

  StreamingPullMonitor(InstantSource clock) {
    this.clock = clock;
  }

  /** For how long no stream has carried, with the last status; empty while one does. */
  synchronized Optional<Outage> outage() {
    Instant now = clock.instant();
    if (standingSince != null && !standingSince.plus(STANDS).isAfter(now)) {
      failingSince = null;
    }
    return failingSince == null
        ? Optional.empty()
        : Optional.of(new Outage(Duration.between(failingSince, now), last));
  }

  /**
   * @param status of the stream that ended last
   */
  record Outage(Duration length, String status) {}

  private synchronized void opened() {
    if (standingSince == null) {
      standingSince = clock.instant();
    }
  }

  private synchronized void carried() {
    failingSince = null;
  }

  private synchronized void ended(Status status) {
    standingSince = null;
    if (status.getCode() != Status.Code.CANCELLED && failingSince == null) {
      failingSince = clock.instant();
    }
    last = PubSubErrors.line(status.getCode() + ": " + status.getDescription());
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    ClientCall<Q, R> call = next.newCall(method, options);
    return STREAMS.equals(method.getBareMethodName()) ? new Watched<>(call) : call;
  }

  private final class Watched<Q, R> extends SimpleForwardingClientCall<Q, R> {
    Watched(ClientCall<Q, R> call) {
      super(call);
    }

    @Override
    public void start(Listener<R> listener, Metadata headers) {
      super.start(
          new SimpleForwardingClientCallListener<R>(listener) {
            @Override
            public void onReady() {
              opened();
              super.onReady();
            }

            @Override
            public void onMessage(R message) {
              carried();
              super.onMessage(message);
            }

            @Override
            public void onClose(Status status, Metadata trailers) {
              ended(status);
              super.onClose(status, trailers);
            }
          },
          headers);
    }
  }
}
