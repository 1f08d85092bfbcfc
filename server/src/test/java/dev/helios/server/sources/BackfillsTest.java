// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import static dev.helios.server.sources.SourceRunnerTest.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.connectors.port.Backfill;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.SourceName;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.server.intake.FakeLog;
import dev.helios.server.sources.BackfillJob.State;
import dev.helios.server.sources.Backfills.Answer;
import dev.helios.server.sources.Backfills.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackfillsTest {
  private static final Instant FROM = Instant.parse("2026-11-20T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-21T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final FakeLog log = new FakeLog();
  private final CountDownLatch mayGoOn = new CountDownLatch(1);
  private final AtomicInteger closed = new AtomicInteger();

  /** An archive of three events; the second time it is opened it has none. */
  private final class Archive implements Backfill {
    @Override
    public SourceName name() {
      return new SourceName(Cloud.AWS, "archive", "orders");
    }

    @Override
    public String plan(Range range) {
      return "3 events since " + range.from();
    }

    @Override
    public void run(Range range, MessageHandler intake, Consumer<Progress> progress)
        throws Exception {
      mayGoOn.await();
      for (int i = 1; i <= 3; i++) {
        intake.take(FakeSource.order("" + i)).toCompletableFuture().get();
        progress.accept(new Progress("reading", 3, i, i == 3));
      }
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private Backfills backfills(Map<String, ClientFactory<Backfill>> byKind) {
    CloudAccount aws = new CloudAccount(Cloud.AWS, List.of(), byKind, Optional.empty(), List.of());
    return new Backfills(
        new CloudAccounts(List.of(aws)),
        IntakeMessageHandlerTest.intake(log, 10),
        new Random(3),
        () -> NOW);
  }

  private static Wish wish(Cloud cloud, @Nullable String kind) {
    return wish(TenantId.DEFAULT, cloud, kind);
  }

  private static Wish wish(TenantId tenant, Cloud cloud, @Nullable String kind) {
    return new Wish(tenant, cloud, kind, FROM, TO, "ann");
  }

  @Test
  void start_theOnlyKind_bringsBackMarkedEventsAndEnds() {
    mayGoOn.countDown();
    try (Backfills backfills = backfills(Map.of("archive", Archive::new))) {
      BackfillJob job = started(backfills.start(wish(Cloud.AWS, null)));

      until(() -> job.state() == State.DONE);
      assertThat(job.kept()).isEqualTo(3);
      assertThat(job.progress().done()).isTrue();
      assertThat(job.end().orElseThrow().error()).isNull();
      assertThat(log.events)
          .hasSize(3)
          .allSatisfy(event -> assertThat(event.replay()).isEqualTo(job.id()));
      assertThat(backfills.job(TenantId.DEFAULT, job.id())).containsSame(job);
      assertThat(job.id()).matches("helios-20261122-120000-[0-9a-f]{6}");
      assertThat(closed).hasValue(1);
    }
  }

  @Test
  void start_whileOneOfTheSameKindRuns_isBusyAndLaterIsNot() {
    try (Backfills backfills = backfills(Map.of("archive", Archive::new))) {
      BackfillJob first = started(backfills.start(wish(Cloud.AWS, "archive")));

      assertThat(backfills.start(wish(Cloud.AWS, "archive")))
          .isEqualTo(new Answer.Busy(first.id()));

      mayGoOn.countDown();
      until(() -> first.state() == State.DONE);
      BackfillJob second = started(backfills.start(wish(Cloud.AWS, "archive")));
      assertThat(second.id()).isNotEqualTo(first.id());
      assertThat(backfills.jobs(TenantId.DEFAULT)).containsExactly(second, first);
    }
  }

  @Test
  void jobs_ofAnotherTenant_areSeenByNobodyElse() {
    TenantId acme = new TenantId("acme");
    try (Backfills backfills = backfills(Map.of("archive", Archive::new))) {
      BackfillJob job = started(backfills.start(wish(acme, Cloud.AWS, null)));

      assertThat(backfills.start(wish(TenantId.DEFAULT, Cloud.AWS, null)))
          .isEqualTo(new Answer.Busy(null));
      assertThat(backfills.start(wish(acme, Cloud.AWS, null))).isEqualTo(new Answer.Busy(job.id()));
      assertThat(backfills.jobs(acme)).containsExactly(job);
      assertThat(backfills.jobs(TenantId.DEFAULT)).isEmpty();
      assertThat(backfills.job(TenantId.DEFAULT, job.id())).isEmpty();
      mayGoOn.countDown();
    }
  }

  @Test
  void start_whatIsNotConfigured_isSaidWithTheChoices() {
    try (Backfills backfills =
        backfills(Map.of("archive", Archive::new, "dead-letter", Archive::new))) {
      assertThat(backfills.start(wish(Cloud.AWS, null)))
          .isInstanceOfSatisfying(
              Answer.NotConfigured.class,
              none -> assertThat(none.detail()).contains("archive, dead-letter"));
      assertThat(backfills.start(wish(Cloud.AWS, "seek"))).isInstanceOf(Answer.NotConfigured.class);
      assertThat(backfills.plan(wish(Cloud.GCP, null)))
          .isInstanceOfSatisfying(
              Answer.NotConfigured.class,
              none -> assertThat(none.detail()).contains("no back-fill").contains("gcp"));
    }
  }

  @Test
  void start_aCloudThatRefuses_failsInWordsWithoutSecrets() {
    ClientFactory<Backfill> refusing =
        () -> {
          throw new IllegalStateException("403, SharedAccessKey=geheim");
        };
    try (Backfills backfills = backfills(Map.of("archive", refusing))) {
      BackfillJob job = started(backfills.start(wish(Cloud.AWS, null)));

      until(() -> job.state() == State.FAILED);
      assertThat(job.end().orElseThrow().error()).contains("403").doesNotContain("geheim");
      assertThat(backfills.plan(wish(Cloud.AWS, null))).isInstanceOf(Answer.Failed.class);
    }
  }

  @Test
  void plan_changesNothing() {
    try (Backfills backfills = backfills(Map.of("archive", Archive::new))) {
      assertThat(backfills.plan(wish(Cloud.AWS, null)))
          .isEqualTo(new Answer.Planned("aws/archive/orders", "archive", "3 events since " + FROM));
      assertThat(log.events).isEmpty();
      assertThat(backfills.jobs(TenantId.DEFAULT)).isEmpty();
    }
  }

  @Test
  void close_stopsWhatRuns() {
    Backfills backfills = backfills(Map.of("archive", Archive::new));
    BackfillJob job = started(backfills.start(wish(Cloud.AWS, null)));

    backfills.close();

    until(() -> job.state() == State.FAILED);
    assertThat(job.end().orElseThrow().error()).contains("again");
    assertThat(backfills.start(wish(Cloud.AWS, null))).isInstanceOf(Answer.Failed.class);
  }

  private static BackfillJob started(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Started.class);
    return ((Answer.Started) answer).job();
  }
}
