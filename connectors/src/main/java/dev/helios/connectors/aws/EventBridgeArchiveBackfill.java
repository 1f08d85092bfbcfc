// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import dev.helios.connectors.port.Backfill;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.SourceName;
import dev.helios.core.event.Cloud;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.eventbridge.model.DescribeArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeReplayResponse;
import software.amazon.awssdk.services.eventbridge.model.ReplayState;
import software.amazon.awssdk.services.eventbridge.model.StartReplayRequest;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Has EventBridge replay an archive. The events come back by their ordinary way, through the rules
 * that lead to HELIOS, each with the replay's name in it; nothing is handed to the intake here.
 *
 * <p>EventBridge takes a replay's name once in some months. Running the same range under the same
 * name again waits for the replay there is.
 */
public final class EventBridgeArchiveBackfill implements Backfill {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Events reach an archive with a lag; AWS advises to wait this long. */
  private static final Duration ARCHIVE_LAG = Duration.ofMinutes(10);

  private static final Set<ReplayState> ENDED =
      Set.of(ReplayState.COMPLETED, ReplayState.CANCELLED, ReplayState.FAILED);

  private final AwsAccess access;
  private final EventBridgeArchiveSettings settings;
  private final Arn archive;
  private final EventBridgeAdmin bus;
  private final CountDownLatch closed = new CountDownLatch(1);

  public EventBridgeArchiveBackfill(AwsAccess access, EventBridgeArchiveSettings settings) {
    this.access = access;
    this.settings = settings;
    this.archive = Arn.of(settings.archiveArn());
    this.bus = new EventBridgeAdmin(AwsClients.eventBridge(access));
  }

  @Override
  public SourceName name() {
    return new SourceName(Cloud.AWS, "eventbridge-archive", archive.name());
  }

  @Override
  public String plan(Range range) throws AwsCallException {
    checked(range);
    DescribeArchiveResponse found = bus.archive(archive);
    List<String> rules = rules(found);
    return """
    EventBridge would replay archive %s (%s, about %d events in all, kept %s) from %s to %s as %s, \
    to %s on bus %s only. AWS advises to wait %d minutes before an event is replayed: the archive \
    lags behind the bus.\
    """
        .formatted(
            archive.name(),
            found.stateAsString(),
            found.eventCount() == null ? 0 : found.eventCount(),
            found.retentionDays() == null || found.retentionDays() == 0
                ? "for ever"
                : found.retentionDays() + " days",
            range.from(),
            range.to(),
            range.replay(),
            String.join(", ", rules),
            Arn.of(found.eventSourceArn()).name(),
            ARCHIVE_LAG.toMinutes());
  }

  @Override
  public void run(Range range, MessageHandler intake, Consumer<Progress> progress)
      throws AwsCallException, InterruptedException {
    checked(range);
    DescribeArchiveResponse found = bus.archive(archive);
    StartReplayRequest replay = replay(range, found.eventSourceArn(), rules(found));
    try {
      bus.start(replay);
    } catch (AwsCallException fault) {
      if (!fault.code().equals("ResourceAlreadyExistsException")) {
        throw fault;
      }
      same(replay, bus.replay(range.replay()));
    }
    await(range.replay(), progress);
  }

  private void await(String name, Consumer<Progress> progress)
      throws AwsCallException, InterruptedException {
    long began = System.nanoTime();
    while (true) {
      DescribeReplayResponse now = bus.replay(name);
      boolean ended = ENDED.contains(now.state());
      progress.accept(new Progress(words(now), 0, 0, now.state() == ReplayState.COMPLETED));
      if (ended && now.state() != ReplayState.COMPLETED) {
        throw AwsCallException.of(
            "EventBridge replay %s ended as %s: %s; use another name to try again"
                .formatted(name, now.stateAsString(), AwsCallException.plain(now.stateReason())),
            now.stateAsString());
      }
      if (ended) {
        return;
      }
      if (System.nanoTime() - began > settings.patience().toNanos()) {
        throw AwsCallException.of(
            "EventBridge replay %s is still %s after %s; it goes on there, run it again to wait on"
                .formatted(name, now.stateAsString(), settings.patience()),
            now.stateAsString());
      }
      if (closed.await(settings.look().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new InterruptedException("closed while EventBridge replays " + name);
      }
    }
  }

  private static String words(DescribeReplayResponse replay) {
    Instant last = replay.eventLastReplayedTime();
    return replay.stateAsString() + (last == null ? "" : ", replayed through " + last);
  }

  private static void same(StartReplayRequest wanted, DescribeReplayResponse found)
      throws AwsCallException {
    boolean same =
        wanted.eventSourceArn().equals(found.eventSourceArn())
            && wanted.eventStartTime().equals(found.eventStartTime())
            && wanted.eventEndTime().equals(found.eventEndTime());
    if (!same) {
      throw AwsCallException.of(
          "EventBridge replay %s exists already, from %s to %s; EventBridge takes a name once, use"
                  .formatted(wanted.replayName(), found.eventStartTime(), found.eventEndTime())
              + " another",
          "ResourceAlreadyExistsException");
    }
  }

  /** In whole seconds, outwards: what comes back besides is a duplicate. */
  private StartReplayRequest replay(Range range, String busArn, List<String> rules) {
    Instant to = range.to().truncatedTo(ChronoUnit.SECONDS);
    return StartReplayRequest.builder()
        .replayName(range.replay())
        .description("Asked for by HELIOS")
        .eventSourceArn(settings.archiveArn())
        .eventStartTime(range.from().truncatedTo(ChronoUnit.SECONDS))
        .eventEndTime(to.equals(range.to()) ? to : to.plusSeconds(1))
        .destination(destination -> destination.arn(busArn).filterArns(rules))
        .build();
  }

  /** Without rules EventBridge would replay to every consumer on the bus. */
  private List<String> rules(DescribeArchiveResponse found) throws AwsCallException {
    if (!settings.rules().isEmpty()) {
      return settings.rules();
    }
    try (SqsClient sqs = AwsClients.sqs(access, 1)) {
      return RuleLookup.feeding(bus, Arn.of(found.eventSourceArn()), sqs, settings.queues());
    }
  }

  private static void checked(Range range) {
    if (!NAME.matcher(range.replay()).matches()) {
      throw new IllegalArgumentException(
          "expected a name of 1 to 64 letters, digits, dots, hyphens and underscores for the"
              + " replay, found something else");
    }
    if (!range.from().isBefore(range.to())) {
      throw new IllegalArgumentException(
          "expected a range that ends after it begins, found "
              + range.from()
              + " to "
              + range.to());
    }
  }

  @Override
  public void close() {
    closed.countDown();
    bus.close();
  }
}
