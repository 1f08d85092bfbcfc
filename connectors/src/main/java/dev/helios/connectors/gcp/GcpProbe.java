// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.api.gax.rpc.UnaryCallable;
import com.google.cloud.pubsub.v1.stub.PublisherStub;
import com.google.cloud.pubsub.v1.stub.SubscriberStub;
import com.google.iam.v1.TestIamPermissionsRequest;
import com.google.iam.v1.TestIamPermissionsResponse;
import com.google.pubsub.v1.GetSubscriptionRequest;
import com.google.pubsub.v1.GetTopicRequest;
import dev.helios.connectors.port.Probe;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Looks at subscriptions and topics with GetSubscription, GetTopic and TestIamPermissions, none of
 * which changes anything.
 */
public final class GcpProbe implements Probe {
  private static final Duration AT_MOST = Duration.ofSeconds(25);
  private static final Set<Code> UNREACHABLE = Set.of(Code.UNAVAILABLE, Code.DEADLINE_EXCEEDED);

  private final PubSubAccess access;
  private final GcpProbeSettings settings;
  private final InstantSource clock;

  public GcpProbe(PubSubAccess access, GcpProbeSettings settings, InstantSource clock) {
    this.access = access;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    try (PubSubConnection connection = PubSubConnection.open(access);
        SubscriberStub subscriptions = connection.subscriptions(settings.timeout());
        PublisherStub topics = connection.topics(settings.timeout())) {
      findings.add(new Finding("GCP credentials", true, credentials()));
      look(subscriptions, topics, findings);
    } catch (IOException e) {
      findings.add(
          new Finding(
              "GCP credentials",
              false,
              PubSubErrors.of(e)
                  + "; set GOOGLE_APPLICATION_CREDENTIALS to a credentials file, or run gcloud auth"
                  + " application-default login"));
    }
    return List.copyOf(findings);
  }

  private String credentials() {
    if (access.emulator() != null) {
      return "none needed: emulator at " + access.emulator();
    }
    return access.credentialsFile() == null
        ? "application default credentials"
        : access.credentialsFile();
  }

  private void look(SubscriberStub subscriptions, PublisherStub topics, List<Finding> findings) {
    Instant end = clock.instant().plus(AT_MOST).minus(settings.timeout());
    List<Runnable> looks = new ArrayList<>();
    settings
        .subscriptions()
        .forEach(name -> looks.add(() -> fetched(subscriptions, name, findings)));
    String dead = settings.deadLetters();
    if (dead != null) {
      looks.add(() -> deadLetters(subscriptions, dead, findings));
    }
    String publishTopic = settings.publishTopic();
    if (publishTopic != null) {
      looks.add(() -> topic(topics, publishTopic, findings));
    }
    for (Runnable look : looks) {
      if (clock.instant().isAfter(end)) {
        findings.add(
            new Finding(
                "everything looked at", false, "no time left; the answers came too slowly"));
        return;
      }
      try {
        look.run();
      } catch (Unreachable e) {
        return;
      }
    }
  }

  /** Said already; asking for the rest would only take time. */
  private static final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static void stopIfUnreachable(ApiException e) {
    if (UNREACHABLE.contains(PubSubErrors.code(e).orElse(Code.UNKNOWN))) {
      throw new Unreachable();
    }
  }

  private static void fetched(SubscriberStub stub, String name, List<Finding> findings) {
    try {
      findings.addAll(
          SubscriptionChecks.of(
              stub.getSubscriptionCallable()
                  .call(GetSubscriptionRequest.newBuilder().setSubscription(name).build())));
    } catch (ApiException e) {
      findings.add(flaw("subscription " + name, name, e));
      stopIfUnreachable(e);
    }
    findings.add(may(stub.testIamPermissionsCallable(), name, "pubsub.subscriptions.consume"));
  }

  private static void deadLetters(SubscriberStub stub, String name, List<Finding> findings) {
    try {
      findings.addAll(
          SubscriptionChecks.ofDeadLetters(
              stub.getSubscriptionCallable()
                  .call(GetSubscriptionRequest.newBuilder().setSubscription(name).build())));
    } catch (ApiException e) {
      findings.add(flaw("dead-letter subscription " + name, name, e));
      stopIfUnreachable(e);
    }
    findings.add(may(stub.testIamPermissionsCallable(), name, "pubsub.subscriptions.consume"));
  }

  private static void topic(PublisherStub stub, String name, List<Finding> findings) {
    try {
      stub.getTopicCallable().call(GetTopicRequest.newBuilder().setTopic(name).build());
      findings.add(new Finding("topic " + name, true, "exists"));
    } catch (ApiException e) {
      findings.add(flaw("topic " + name, name, e));
      stopIfUnreachable(e);
    }
    findings.add(may(stub.testIamPermissionsCallable(), name, "pubsub.topics.publish"));
  }

  private static Finding may(
      UnaryCallable<TestIamPermissionsRequest, TestIamPermissionsResponse> ask,
      String resource,
      String permission) {
    String what = permission + " on " + resource;
    try {
      boolean granted =
          ask.call(
                  TestIamPermissionsRequest.newBuilder()
                      .setResource(resource)
                      .addPermissions(permission)
                      .build())
              .getPermissionsList()
              .contains(permission);
      return new Finding(
          what, granted, granted ? "granted" : "not granted; grant " + role(permission) + " on it");
    } catch (ApiException e) {
      if (PubSubErrors.code(e).orElse(Code.UNKNOWN) == Code.UNIMPLEMENTED) {
        return new Finding(what, true, "not asked: this server knows no permissions");
      }
      return flaw(what, resource, e);
    }
  }

  private static String role(String permission) {
    return permission.endsWith("publish") ? "roles/pubsub.publisher" : "roles/pubsub.subscriber";
  }

  private static Finding flaw(String what, String resource, ApiException e) {
    Code code = PubSubErrors.code(e).orElse(Code.UNKNOWN);
    return new Finding(what, false, PubSubErrors.of(e) + "; " + PubSubErrors.cure(code, resource));
  }

  @Override
  public void close() {
    // Everything is opened and closed by each look.
  }
}
