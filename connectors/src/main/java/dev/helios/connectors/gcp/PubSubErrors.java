// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode;
import com.google.api.gax.rpc.StatusCode.Code;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in words what Pub/Sub answered. */
final class PubSubErrors {
  private static final int MAX = 300;

  private PubSubErrors() {}

  /** The status of an answer, empty where there was none. */
  static Optional<Code> code(@Nullable Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof ApiException api) {
        return Optional.of(api.getStatusCode().getCode());
      }
      if (t instanceof StatusRuntimeException status) {
        return Optional.of(Code.valueOf(status.getStatus().getCode().name()));
      }
      if (t instanceof StatusException status) {
        return Optional.of(Code.valueOf(status.getStatus().getCode().name()));
      }
    }
    return Optional.empty();
  }

  /** Status and description in one line of bounded length. */
  static String of(@Nullable Throwable thrown) {
    if (thrown == null) {
      return "no reason given";
    }
    Optional<Code> code = code(thrown);
    Throwable deepest = thrown;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String said =
        deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
    String name = code.map(Enum::name).orElse("");
    return line(said.startsWith(name) ? said : name + ": " + said);
  }

  static String line(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= MAX ? line : line.substring(0, MAX) + " ...";
  }

  /** What to do about it. */
  static String cure(StatusCode.@Nullable Code code, String resource) {
    if (code == null) {
      return "see the message";
    }
    return switch (code) {
      case NOT_FOUND ->
          resource + " does not exist; check the name, or create it (deploy/terraform/gcp)";
      case PERMISSION_DENIED ->
          "grant the account "
              + (resource.contains("/topics/")
                  ? "roles/pubsub.publisher"
                  : "roles/pubsub.subscriber")
              + " and roles/pubsub.viewer on "
              + resource;
      case UNAUTHENTICATED ->
          "the credentials were not accepted; check GOOGLE_APPLICATION_CREDENTIALS, or run"
              + " gcloud auth application-default login";
      case FAILED_PRECONDITION ->
          "the subscription is a push subscription or detached; HELIOS fetches from pull"
              + " subscriptions only";
      case UNAVAILABLE, DEADLINE_EXCEEDED ->
          "check the way to pubsub.googleapis.com:443, or to PUBSUB_EMULATOR_HOST";
      default -> "see the message";
    };
  }
}
