// SPDX-License-Identifier: MIT
package dev.helios.lab.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The comparison notices every harm that is planted, and nothing where there is none. */
class TallyTest {
  private static final Ledger THREE = ledger("aws/p-1:a", "gcp/p-2:b", "azure/p-3:c");
  private static final List<StoredEvent> KEPT =
      List.of(row("aws/p-1", "a"), row("gcp/p-2", "b"), row("azure/p-3", "c"));

  private static Ledger ledger(String... acknowledged) {
    List<LedgerLine> lines = new ArrayList<>();
    for (String one : acknowledged) {
      String[] parts = one.split(":", 2);
      lines.add(new Sent(parts[0], parts[1], 1));
      lines.add(new Answered(parts[0], parts[1], "200", "accepted", 2, 1, false));
    }
    return new Ledger(lines);
  }

  private static StoredEvent row(String key, String sha) {
    return new StoredEvent(key, sha, false);
  }

  private static Tally with(StoredEvent... more) {
    List<StoredEvent> rows = new ArrayList<>(KEPT);
    rows.addAll(List.of(more));
    return Tally.of(THREE, rows, "p-");
  }

  @Test
  void everythingStored_isClean() {
    Tally tally = Tally.of(THREE, KEPT, "p-");
    assertThat(tally.isClean()).isTrue();
    assertThat(tally.acknowledged()).isEqualTo(3);
    assertThat(tally.stored()).isEqualTo(3);
  }

  @Test
  void aMissingRow_isLost() {
    Tally tally = Tally.of(THREE, KEPT.subList(0, 2), "p-");
    assertThat(tally.lost()).containsExactly("azure/p-3");
    assertThat(tally.isClean()).isFalse();
  }

  @Test
  void aSecondRow_isDoubled() {
    assertThat(with(row("gcp/p-2", "b")).doubled()).containsExactly("gcp/p-2");
  }

  @Test
  void otherBytes_areChanged() {
    Tally tally = Tally.of(THREE, List.of(KEPT.get(0), KEPT.get(1), row("azure/p-3", "x")), "p-");
    assertThat(tally.changed()).containsExactly("azure/p-3");
    assertThat(tally.isClean()).isFalse();
  }

  @Test
  void aRowThatNobodySent_isPhantom() {
    assertThat(with(row("aws/p-9", "z")).phantom()).containsExactly("aws/p-9");
  }

  @Test
  void eventsOfOthers_arePassedOver() {
    assertThat(with(row("aws/other-9", "z")).isClean()).isTrue();
  }

  @Test
  void anAttemptWithoutAnAnswer_mayBeStoredOrNot() {
    Ledger unknown =
        new Ledger(
            List.of(
                new Sent("aws/p-1", "a", 1),
                new Answered("aws/p-1", "a", Answered.CUT, "-", 2, 1, false)));
    assertThat(Tally.of(unknown, List.of(), "p-").isClean()).isTrue();
    assertThat(Tally.of(unknown, List.of(row("aws/p-1", "a")), "p-").isClean()).isTrue();
  }

  @Test
  void twoContentsOfOneId_mustBothBeStored() {
    Ledger both = ledger("aws/p-1:a", "aws/p-1:b");
    assertThat(Tally.of(both, List.of(row("aws/p-1", "a"), row("aws/p-1", "b")), "p-").isClean())
        .isTrue();
    assertThat(Tally.of(both, List.of(row("aws/p-1", "a")), "p-").changed())
        .containsExactly("aws/p-1");
  }
}
