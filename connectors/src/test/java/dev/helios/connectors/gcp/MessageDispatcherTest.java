// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.connectors.port.FetchedMessage;
import dev.helios.connectors.port.MessageHandler;
import dev.helios.connectors.port.MessageHandler.Settlement;
import dev.helios.core.event.Bytes;
import dev.helios.core.retry.Backoff;
import dev.helios.wire.Decoders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The hand-over with a clock of its own: pauses end when the test says so. */
class MessageDispatcherTest {
  private static final int WINDOW = 6;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration MAX = Duration.ofSeconds(5);

  private final Deque<Runnable> turns = new ArrayDeque<>();
  private final Deque<Runnable> paused = new ArrayDeque<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> taken = new ArrayList<>();
  private final List<String> acked = new ArrayList<>();
  private final List<String> givenBack = new ArrayList<>();
  private final Deque<CompletableFuture<Settlement>> open = new ArrayDeque<>();

  private final MessageHandler intake =
      message -> {
        taken.add(message.body().text());
        CompletableFuture<Settlement> settlement = new CompletableFuture<>();
        open.add(settlement);
        return settlement;
      };
  private final MessageDispatcher dispatcher =
      new MessageDispatcher(
          intake,
          new MessageDispatcher.Turns() {
            @Override
            public void soon(Runnable turn) {
              turns.add(turn);
            }

            @Override
            public void after(Duration pause, Runnable turn) {
              pauses.add(pause);
              paused.add(turn);
            }
          },
          WINDOW,
          new Backoff(PAUSE, MAX));

  @Test
  void offer_logAway_oneMessageAPauseTriesAndTheOthersStayLeased() {
    offer("a", "b", "c");
    answer(Settlement.NACK, 3);
    offer("d", "e", "f", "g", "h");

    assertThat(taken).containsExactly("a", "b", "c");
    assertThat(givenBack).containsExactly("a", "b", "c");
    for (int i = 0; i < 4; i++) {
      endPause();
      answer(Settlement.NACK, 1);
    }

    assertThat(givenBack).containsExactly("a", "b", "c", "d", "e", "f", "g");
    assertThat(dispatcher.size()).isEqualTo(1);
    assertThat(pauses)
        .containsExactly(PAUSE, PAUSE.multipliedBy(2), PAUSE.multipliedBy(4), MAX, MAX);
  }

  @Test
  void offer_trialKept_theOthersFollowAndTheNextPauseIsShortAgain() {
    offer("a");
    answer(Settlement.NACK, 1);
    offer("b", "c", "d");
    endPause();
    assertThat(taken).containsExactly("a", "b");
    answer(Settlement.ACK, 1);
    assertThat(taken).containsExactly("a", "b", "c", "d");
    answer(Settlement.ACK, 2);
    offer("e");
    answer(Settlement.NACK, 1);

    assertThat(acked).containsExactly("b", "c", "d");
    assertThat(pauses).containsExactly(PAUSE, PAUSE);
    assertThat(dispatcher.size()).isZero();
  }

  @Test
  void offer_nothingWaitsWhenThePauseEnds_theNextOneTries() {
    offer("a");
    answer(Settlement.NACK, 1);
    endPause();
    offer("b", "c");

    assertThat(taken).containsExactly("a", "b");
    answer(Settlement.ACK, 1);
    assertThat(taken).containsExactly("a", "b", "c");
  }

  @Test
  void offer_moreThanTheWindow_waitsForRoom() {
    offer("a", "b", "c", "d", "e", "f", "g", "h");

    assertThat(taken).hasSize(WINDOW);
    answer(Settlement.ACK, 1);
    assertThat(taken).hasSize(WINDOW + 1).endsWith("g");
    answer(Settlement.ACK, WINDOW);
    answer(Settlement.ACK, 1);
    assertThat(acked).containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
  }

  @Test
  void offer_oneKey_oneAfterTheOther() {
    keyed("k", "a1", "a2", "a3");
    keyed("l", "b1");

    assertThat(taken).containsExactly("a1", "b1");
    answer(Settlement.ACK, 1);
    assertThat(taken).containsExactly("a1", "b1", "a2");
  }

  @Test
  void offer_oneOfAKeyNotTaken_theLaterOnesGoBackWithIt() {
    keyed("k", "a1", "a2", "a3");
    answer(Settlement.NACK, 1);

    assertThat(givenBack).containsExactly("a1", "a2", "a3");
    assertThat(dispatcher.size()).isZero();
  }

  @Test
  void offer_stageThatFails_countsAsLater() {
    offer("a");
    open.remove().completeExceptionally(new IllegalStateException("broken"));
    work();

    assertThat(givenBack).containsExactly("a");
    assertThat(acked).isEmpty();
  }

  @Test
  void stop_whatWaits_goesBackAndWhatIsUnderWayIsSettled() {
    keyed("k", "a1", "a2");
    offer("b");
    dispatcher.stop();
    offer("c");
    answer(Settlement.ACK, 2);

    assertThat(givenBack).containsExactly("a2", "c");
    assertThat(acked).containsExactly("a1", "b");
    assertThat(dispatcher.oldest()).isEmpty();
  }

  private void offer(String... names) {
    keyed("", names);
  }

  private void keyed(String key, String... names) {
    for (String name : names) {
      FetchedMessage message = new FetchedMessage(Decoders.GCP, Map.of(), Bytes.utf8(name), null);
      MessageDispatcher.Lease lease =
          new MessageDispatcher.Lease() {
            @Override
            public void ack() {
              acked.add(name);
            }

            @Override
            public void nack() {
              givenBack.add(name);
            }
          };
      dispatcher.offer(new MessageDispatcher.Pending(message, key, Instant.EPOCH, lease));
    }
    work();
  }

  private void answer(Settlement settlement, int count) {
    for (int i = 0; i < count; i++) {
      open.remove().complete(settlement);
    }
    work();
  }

  private void endPause() {
    paused.remove().run();
    work();
  }

  private void work() {
    for (Runnable turn = turns.poll(); turn != null; turn = turns.poll()) {
      turn.run();
    }
  }
}
