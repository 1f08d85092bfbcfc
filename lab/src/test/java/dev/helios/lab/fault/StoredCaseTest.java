// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.lab.ledger.Answered;
import dev.helios.lab.ledger.Ledger;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Every harm that is planted is noticed, and nothing where there is none. */
class StoredCaseTest {
  private static final String MARK = "p1-";

  /** Two whole orders, and the first step of a third. */
  private static final Ledger LEDGER =
      new Ledger(LongStream.range(0, 7).mapToObj(StoredCaseTest::acknowledged).toList());

  private static final StoredCase FIRST = new StoredCase("p1-order-0", "matched", 2, 2, 2, 1, 2);
  private static final StoredCase SECOND = new StoredCase("p1-order-1", "matched", 1, 1, 1, 1, 1);
  private static final StoredCase THIRD = new StoredCase("p1-order-2", "pending", 1, 1, 1, 1, 1);

  private static dev.helios.lab.ledger.LedgerLine acknowledged(long n) {
    return new Answered("aws/" + MARK + n, "hash", "200", "accepted", 1, 1, false);
  }

  private static List<String> flaws(StoredCase... said) {
    return StoredCase.flaws(LEDGER, MARK, List.of(said));
  }

  @Test
  void flaws_everythingSaidOnce_none() {
    assertThat(flaws(FIRST, SECOND, THIRD)).isEmpty();
  }

  @Test
  void flaws_aCompleteOrderThatIsPending_isNamed() {
    assertThat(flaws(FIRST, new StoredCase("p1-order-1", "pending", 1, 1, 1, 1, 1)))
        .containsExactly("orders complete and said to be pending: 1, as [p1-order-1]");
  }

  @Test
  void flaws_aCompleteOrderWithoutACase_isNamed() {
    assertThat(flaws(FIRST))
        .containsExactly("orders complete and never judged: 1, as [p1-order-1]");
  }

  @Test
  void flaws_aRevisionThatIsNotThere_isLost() {
    String lost = "orders lost a revision: 1, as [p1-order-0]";
    assertThat(flaws(new StoredCase("p1-order-0", "matched", 2, 1, 1, 2, 2), SECOND))
        .containsExactly(lost);
    assertThat(flaws(new StoredCase("p1-order-0", "matched", 3, 2, 2, 1, 3), SECOND))
        .containsExactly(lost);
    assertThat(flaws(new StoredCase("p1-order-0", "matched", 3, 2, 2, 1, 2), SECOND))
        .containsExactly(lost);
    assertThat(flaws(new StoredCase("p1-order-0", "matched", 1, 0, 0, 0, 0), SECOND))
        .containsExactly(lost);
  }

  @Test
  void flaws_aRevisionThatIsThereTwice_isNamed() {
    assertThat(flaws(new StoredCase("p1-order-0", "matched", 2, 3, 2, 1, 2), SECOND))
        .containsExactly("orders said a revision twice: 1, as [p1-order-0]");
  }
}
