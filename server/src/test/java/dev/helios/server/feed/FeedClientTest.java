// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.log.Cursor;
import dev.helios.core.log.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeedClientTest {
  private static final int BUFFER = 10;

  /** A socket that takes a frame only when it is told to. */
  private static final class SlowSocket {
    final List<String> frames = new ArrayList<>();
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);

    CompletionStage<Void> send(String frame) {
      frames.add(frame);
      writing = new CompletableFuture<>();
      return writing;
    }

    void taken() {
      writing.complete(null);
    }

    void breaks() {
      writing.completeExceptionally(new IllegalStateException("gone"));
    }
  }

  private final SlowSocket socket = new SlowSocket();
  private final List<String> broken = new ArrayList<>();

  private FeedClient client(String clouds) {
    return new FeedClient(
        FeedFilter.of(
                TenantId.DEFAULT,
                name -> Optional.of(clouds).filter(text -> name.equals("cloud") && !text.isEmpty()))
            .orElseThrow(),
        BUFFER,
        Cursor.start(1).with(0, 0),
        socket::send,
        () -> broken.add("broken"));
  }

  @Test
  void offer_idleClientThatWantsAll_getsTheSharedFrame() {
    FeedBatch batch = batch(0, 2);
    client("").offer(batch);

    assertThat(socket.frames).singleElement().isSameAs(batch.frame());
  }

  @Test
  void offer_eventsOfAnotherTenantAmongThem_areNotSent() {
    List<FeedItem> items =
        List.of(item(0, Cloud.AWS), item(new TenantId("globex"), 1, Cloud.AWS), item(2, Cloud.AWS));
    client("").offer(new FeedBatch(items, at(3)));

    assertThat(socket.frames)
        .singleElement()
        .asString()
        .contains("\"e0\"", "\"e2\"", "\"position\":\"0:3\"")
        .doesNotContain("\"e1\"");
  }

  @Test
  void offer_eventsOfAnotherTenantOnly_sendsNothing() {
    client("").offer(new FeedBatch(List.of(item(new TenantId("globex"), 0, Cloud.AWS)), at(1)));

    assertThat(socket.frames).isEmpty();
  }

  @Test
  void offer_whileAFrameIsUnderWay_waitsAndComesTogether() {
    FeedClient client = client("");
    client.offer(batch(0, 1));
    client.offer(batch(1, 2));
    client.offer(batch(2, 4));

    assertThat(socket.frames).hasSize(1);
    socket.taken();
    assertThat(socket.frames).hasSize(2);
    assertThat(socket.frames.get(1)).contains("\"e1\"", "\"e2\"", "\"e3\"", "\"position\":\"0:4\"");
  }

  @Test
  void offer_beyondTheBuffer_isToldAsAGapAndGoesOnLive() {
    FeedClient client = client("");
    client.offer(batch(0, 1));
    client.offer(batch(1, 9));
    client.offer(batch(9, 20));
    client.offer(batch(20, 21));

    assertThat(client.waiting()).isLessThanOrEqualTo(BUFFER);
    socket.taken();
    assertThat(socket.frames.get(1))
        .isEqualTo(
            "{\"type\":\"gap\",\"missed\":19,\"from\":\"0:1\",\"to\":\"0:21\",\"reason\":\"slow_client\"}")
        .satisfies(frame -> socket.taken());
    assertThat(socket.frames.get(2)).contains("\"e20\"");
  }

  @Test
  void take_moreThanTheBuffer_takesWhatFitsAndDropsNothing() {
    FeedClient client = client("");
    client.greet("hello");

    assertThat(client.take(items(0, 25), at(25))).isFalse();
    assertThat(client.offered()).isEqualTo(at(BUFFER));
    assertThat(client.waiting()).isEqualTo(BUFFER);

    socket.taken();
    assertThat(client.take(items(BUFFER, 20), at(25))).isTrue();
    assertThat(client.offered()).isEqualTo(at(25));
    socket.taken();
    assertThat(socket.frames.get(1)).contains("\"e0\"", "\"e9\"", "\"position\":\"0:10\"");
    assertThat(socket.frames.get(2)).contains("\"e10\"", "\"e19\"", "\"position\":\"0:25\"");
    assertThat(socket.frames).noneMatch(frame -> frame.contains("gap"));
  }

  @Test
  void take_whatItDoesNotWant_needsNoRoom() {
    FeedClient client = client("gcp");

    assertThat(client.take(items(0, 25), at(25))).isTrue();
    assertThat(client.offered()).isEqualTo(at(25));
    assertThat(socket.frames).isEmpty();
  }

  @Test
  void offer_filteredClient_isSentOnlyWhatItWants() {
    FeedClient client = client("gcp");
    client.offer(batch(0, 3));
    assertThat(socket.frames).isEmpty();

    client.offer(new FeedBatch(List.of(item(3, Cloud.GCP)), at(4)));
    assertThat(socket.frames).hasSize(1);
    assertThat(socket.frames.getFirst()).contains("\"e3\"").doesNotContain("\"e1\"");
  }

  @Test
  void write_fails_theClientIsGivenUp() {
    client("").offer(batch(0, 1));
    socket.breaks();

    assertThat(broken).hasSize(1);
  }

  @Test
  void nudge_busyClient_isLeftAlone() {
    FeedClient client = client("");
    client.nudge(cursor -> "beat " + cursor);
    client.nudge(cursor -> "beat " + cursor);

    assertThat(socket.frames).containsExactly("beat 0:0");
  }

  private static Cursor at(long next) {
    return Cursor.start(1).with(0, next);
  }

  private static List<FeedItem> items(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> item(i, Cloud.AWS)).toList();
  }

  private static FeedBatch batch(int from, int to) {
    return new FeedBatch(items(from, to), at(to));
  }

  private static FeedItem item(int i, Cloud cloud) {
    return item(TenantId.DEFAULT, i, cloud);
  }

  private static FeedItem item(TenantId tenant, int i, Cloud cloud) {
    return new FeedItem(
        tenant,
        new Position(0, i),
        cloud,
        "OrderPlaced",
        "k",
        Instant.EPOCH,
        100,
        () -> "{\"event_id\":\"e" + i + "\"}");
  }
}
