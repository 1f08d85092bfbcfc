// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import dev.helios.connectors.flow.PullSettings;
import dev.helios.connectors.port.Backfill;
import dev.helios.connectors.port.Backfill.Progress;
import dev.helios.connectors.port.Backfill.Range;
import dev.helios.connectors.port.FetchedMessage;
import dev.helios.connectors.port.MessageHandler.Settlement;
import dev.helios.connectors.port.Probe;
import dev.helios.connectors.port.Probe.Finding;
import dev.helios.core.event.Bytes;
import dev.helios.testkit.azure.AzuriteProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters in a container as its maker's own test server keeps them. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class DeadLetterBlobIT {
  private static final Range RANGE =
      new Range(
          Instant.parse("2026-11-20T07:00:00Z"), Instant.parse("2026-11-20T08:00:00Z"), "back-1");

  @TempDir static Path folder = Path.of("");
  private static AzuriteProcess azurite;
  private static AzureHttp http;

  @BeforeAll
  static void start() throws Exception {
    azurite = AzuriteProcess.in(Files.createDirectory(folder.resolve("azurite")));
    http = new AzureHttp();
  }

  @AfterAll
  static void stop() {
    http.close();
    azurite.close();
  }

  @Test
  void run_blobsOfManyHours_bringsBackExactlyTheRange() throws Exception {
    BlobContainerClient container = container("range");
    upload(
        container,
        "STOCK-HELIOS/2026/11/20/7/a.json",
        in("a", "07:00:00", DeadLetterBlobTest.NOTES));
    upload(container, "STOCK-HELIOS/2026/11/21/07/b.json", in("b", "07:59:59.999", ""));
    upload(container, "ns/stock/helios/2026/11/20/9/c.json", wrapped("c", "07:30:00"));
    upload(container, "STOCK-HELIOS/2026/11/20/8/early.json", in("early", "06:59:59", ""));
    upload(container, "STOCK-HELIOS/2026/11/20/8/late.json", in("late", "08:00:00", ""));
    upload(container, "STOCK-HELIOS/2026/11/25/8/other-day.json", in("x", "07:30:00", ""));
    upload(container, "STOCK-HELIOS/2025/11/20/8/other-year.json", in("x", "07:30:00", ""));
    upload(container, "STOCK-HELIOS/2026/11/20/8/notes.txt", "no letter");
    upload(container, "elsewhere.json", "no letter either");
    List<FetchedMessage> arrived = new ArrayList<>();
    List<Progress> progress = new ArrayList<>();
    try (Backfill backfill = backfill("range", AzureTuning.defaults())) {
      assertThat(backfill.plan(RANGE)).contains("5 dead-letter blobs", "3 events", "blobs stay");
      backfill.run(RANGE, message -> keep(arrived, message), progress::add);
    }
    assertThat(arrived.stream().map(FetchedMessage::body).toList())
        .containsExactlyInAnyOrder(
            Bytes.utf8(event("a", "07:00:00")),
            Bytes.utf8(event("b", "07:59:59.999")),
            Bytes.utf8(Samples.cloudEvent("c", "2026-11-20T07:30:00Z", "")));
    assertThat(arrived).allMatch(message -> "back-1".equals(message.replay()));
    assertThat(arrived.getFirst().headers().get("aeg-subscription-name"))
        .isIn("STOCK-HELIOS", "helios");
    assertThat(progress.getLast()).isEqualTo(new Progress("5 blobs read", 3, 3, true));
    assertThat(container.listBlobs()).hasSize(9);
  }

  @Test
  void run_logAwayForAMoment_losesNothing() throws Exception {
    BlobContainerClient container = container("away");
    StringBuilder events = new StringBuilder("[");
    for (int i = 0; i < 600; i++) {
      events.append(i == 0 ? "" : ",").append(event("e-" + i, "07:10:00"));
    }
    upload(container, "S/2026/11/20/8/many.json", events.append(']').toString());
    Semaphore refusals = new Semaphore(300);
    List<FetchedMessage> arrived = new ArrayList<>();
    try (Backfill backfill = backfill("away", quick(1 << 20, true))) {
      backfill.run(
          RANGE,
          message ->
              refusals.tryAcquire()
                  ? CompletableFuture.completedStage(Settlement.NACK)
                  : keep(arrived, message),
          progress -> {});
    }
    assertThat(arrived.stream().map(FetchedMessage::body).distinct()).hasSize(600);
    assertThat(arrived).hasSize(600);
    assertThat(container.listBlobs()).isEmpty();
  }

  @Test
  void run_blobsThatCannotBeRead_areLeftAndToldOfAtTheEnd() throws Exception {
    BlobContainerClient container = container("unread");
    upload(container, "S/2026/11/20/8/a-broken.json", "[{\"id\":");
    upload(
        container, "S/2026/11/20/8/b-large.json", in("large", "07:10:00", "") + " ".repeat(5_000));
    upload(container, "S/2026/11/20/8/c-good.json", in("good", "07:10:00", ""));
    List<FetchedMessage> arrived = new ArrayList<>();
    try (Backfill backfill = backfill("unread", quick(4_096, true))) {
      assertThatThrownBy(
              () -> backfill.run(RANGE, message -> keep(arrived, message), progress -> {}))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("found 2 others");
    }
    assertThat(arrived).hasSize(1);
    assertThat(container.listBlobs()).hasSize(2);
  }

  @Test
  void run_rangeCutsABlob_keepsTheBlobForTheRest() throws Exception {
    BlobContainerClient container = container("cut");
    upload(
        container,
        "S/2026/11/20/8/both.json",
        "[" + event("in", "07:10:00") + "," + event("out", "08:10:00") + "]");
    List<FetchedMessage> arrived = new ArrayList<>();
    try (Backfill backfill = backfill("cut", quick(1 << 20, true))) {
      backfill.run(RANGE, message -> keep(arrived, message), progress -> {});
    }
    assertThat(arrived).hasSize(1);
    assertThat(container.listBlobs()).hasSize(1);
  }

  @Test
  void run_noContainer_saysSoWithoutTheKey() {
    try (Backfill backfill = backfill("nowhere", AzureTuning.defaults())) {
      assertThatThrownBy(() -> backfill.plan(RANGE))
          .isInstanceOf(IOException.class)
          .hasNoCause()
          .hasMessage("dead-letter container nowhere: answered 404 ContainerNotFound");
    }
  }

  @Test
  void look_queueAndContainer_saysWhatIsThereAndWhatIsNot() {
    container("probed");
    new com.azure.storage.queue.QueueClientBuilder()
        .connectionString(azurite.connectionString())
        .queueName("probed")
        .httpClient(http.sdk())
        .buildClient()
        .create();
    assertThat(look(azurite.connectionString(), "probed")).hasSize(2).allMatch(Finding::good);
    assertThat(look(azurite.connectionString(), "missing"))
        .noneMatch(Finding::good)
        .extracting(Finding::found)
        .satisfiesExactly(
            found -> assertThat(found).contains("404 QueueNotFound", "HELIOS_AZURE_QUEUES"),
            found ->
                assertThat(found)
                    .contains("404 ContainerNotFound", "HELIOS_AZURE_DEAD_LETTER_CONTAINER"));
    String wrongKey = azurite.connectionString().replace("AccountKey=E", "AccountKey=F");
    assertThat(look(wrongKey, "probed"))
        .noneMatch(Finding::good)
        .allMatch(finding -> finding.found().contains("answered 403"))
        .noneMatch(finding -> finding.found().contains("AccountKey"));
  }

  private static List<Finding> look(String connection, String name) {
    AzureSettings settings =
        new AzureSettings(List.of(name), connection, "", "", List.of(), "", name, "", "");
    try (Probe probe =
        new AzureConnectors(settings, AzureTuning.defaults(), http, InstantSource.system())
            .probe()) {
      return probe.look();
    }
  }

  private static synchronized CompletableFuture<Settlement> keep(
      List<FetchedMessage> kept, FetchedMessage message) {
    kept.add(message);
    return CompletableFuture.completedFuture(Settlement.ACK);
  }

  private static String event(String id, String time) {
    return Samples.eventGrid(id, "2026-11-20T" + time + "Z", "");
  }

  private static String in(String id, String time, String notes) {
    return "[" + Samples.eventGrid(id, "2026-11-20T" + time + "Z", notes) + "]";
  }

  private static String wrapped(String id, String time) {
    return "[{\"event\":%s,\"customDeliveryProperties\":[],\"deadletterProperties\":{}}]"
        .formatted(Samples.cloudEvent(id, "2026-11-20T" + time + "Z", ""));
  }

  private static AzureTuning quick(int blobMax, boolean delete) {
    return AzureTuning.defaults()
        .withPull(
            new PullSettings(
                Duration.ofSeconds(60),
                64,
                1,
                Duration.ofSeconds(1),
                Duration.ofMillis(5),
                Duration.ofMillis(20),
                Duration.ofSeconds(10)))
        .withDeadLetters(Duration.ofHours(26), blobMax, delete);
  }

  private static Backfill backfill(String container, AzureTuning tuning) {
    AzureSettings settings =
        new AzureSettings(
            List.of(), azurite.connectionString(), "", "", List.of(), "", container, "", "");
    return new AzureConnectors(settings, tuning, http, InstantSource.system())
        .backfill()
        .orElseThrow();
  }

  private static BlobContainerClient container(String name) {
    BlobContainerClient container =
        new BlobContainerClientBuilder()
            .connectionString(azurite.connectionString())
            .containerName(name)
            .httpClient(http.sdk())
            .buildClient();
    container.create();
    return container;
  }

  private static void upload(BlobContainerClient container, String name, String text) {
    container.getBlobClient(name).upload(BinaryData.fromString(text));
  }
}
