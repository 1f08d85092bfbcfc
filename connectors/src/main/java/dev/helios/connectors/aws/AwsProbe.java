// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import dev.helios.connectors.port.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/** Looks at AWS: who asks, and whether queues, archive and rules are as they have to be. */
public final class AwsProbe implements Probe {
  private static final Duration ANSWER = Duration.ofSeconds(8);
  private static final Duration ALL = Duration.ofSeconds(25);

  private final AwsAccess access;
  private final AwsProbeSettings settings;
  private final Duration answer;
  private final Duration all;

  public AwsProbe(AwsAccess access, AwsProbeSettings settings) {
    this(access, settings, ANSWER, ALL);
  }

  /** Waits this long for one answer, and for all. */
  AwsProbe(AwsAccess access, AwsProbeSettings settings, Duration answer, Duration all) {
    this.access = access;
    this.settings = settings;
    this.answer = answer;
    this.all = all;
  }

  @Override
  public List<Finding> look() {
    List<Callable<List<Finding>>> looks = new ArrayList<>();
    looks.add(this::identity);
    SqsAccessChecks queues = new SqsAccessChecks(access, answer);
    EventBridgeAccessChecks bus = new EventBridgeAccessChecks(access, answer);
    settings.queues().forEach(queue -> looks.add(() -> queues.source(queue)));
    if (settings.deadLetters() != null) {
      String deadLetters = settings.deadLetters();
      looks.add(() -> queues.deadLetters(deadLetters));
    }
    if (settings.archiveArn() != null) {
      Arn archive = Arn.of(settings.archiveArn());
      looks.add(() -> bus.archive(archive));
      if (settings.rules().isEmpty() && !settings.queues().isEmpty()) {
        looks.add(() -> bus.rulesOf(archive, settings.queues()));
      }
    }
    settings.rules().forEach(rule -> looks.add(() -> bus.rule(Arn.of(rule))));
    return all(looks);
  }

  private List<Finding> identity() {
    String what = "AWS knows who is asking";
    try (StsClient sts = AwsClients.stsOnce(access, answer)) {
      return List.of(new Finding(what, true, sts.getCallerIdentity().arn()));
    } catch (SdkException e) {
      String why = AwsCallException.of("STS", "GetCallerIdentity", "itself", e).getMessage();
      return List.of(
          new Finding(
              what,
              false,
              why
                  + ". Give credentials as the SDK looks for them: AWS_ACCESS_KEY_ID and"
                  + " AWS_SECRET_ACCESS_KEY, AWS_PROFILE, a web identity or an instance's role;"
                  + " and AWS_REGION."));
    }
  }

  private List<Finding> all(List<Callable<List<Finding>>> looks) {
    List<Finding> findings = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<Finding>> look :
          threads.invokeAll(looks, all.toSeconds(), TimeUnit.SECONDS)) {
        findings.addAll(of(look));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      findings.add(unanswered("interrupted"));
    }
    return findings;
  }

  private List<Finding> of(Future<List<Finding>> look) throws InterruptedException {
    try {
      return look.get();
    } catch (CancellationException e) {
      return List.of(unanswered("no answer within " + all.toSeconds() + " s"));
    } catch (ExecutionException e) {
      // Region and credentials are looked for when a client is made.
      return List.of(unanswered(AwsCallException.plain(String.valueOf(e.getCause()))));
    }
  }

  private static Finding unanswered(String why) {
    return new Finding(
        "AWS answers",
        false,
        why + ". Check AWS_REGION, the network and HELIOS_AWS_ENDPOINT where it is set.");
  }

  @Override
  public void close() {
    // Each look has clients of its own and closes them.
  }
}
