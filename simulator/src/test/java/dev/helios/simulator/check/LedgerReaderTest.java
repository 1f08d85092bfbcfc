// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.simulator.ledger.FileLedger;
import dev.helios.simulator.ledger.Outcome;
import dev.helios.simulator.ledger.RunHeader;
import dev.helios.simulator.shop.Fault;
import dev.helios.simulator.shop.Finding;
import dev.helios.simulator.shop.Truth;
import dev.helios.simulator.wire.Form;
import dev.helios.simulator.wire.Kind;
import dev.helios.simulator.wire.Message;
import dev.helios.simulator.wire.Spoil;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerReaderTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.5Z");

  private final Path folder;

  LedgerReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path written() throws Exception {
    Path file = folder.resolve("ledger");
    RunHeader header = new RunHeader("00c0ffee", 3, "orders", 10, NOON);
    try (FileLedger ledger = FileLedger.begin(file, header, Clock.systemUTC())) {
      ledger.truth(
          new Truth(
              "ORD-1",
              Fault.MISSING,
              "missing",
              new TreeSet<>(Set.of(new Finding("missing", "paid"))),
              new BigDecimal("10.50"),
              "EUR",
              new BigDecimal("10.50"),
              Map.of("paid", NOON.plusSeconds(30)),
              2));
      ledger.sent(message(1), NOON);
      ledger.sent(message(2), NOON);
      ledger.sent(message(3), NOON);
      ledger.error(1, "ConnectException", 1, NOON);
      ledger.answer(1, new Outcome(503, Outcome.UNKNOWN, null), 2, NOON);
      ledger.answer(1, new Outcome(200, Outcome.ACCEPTED, null), 3, NOON.plusSeconds(2));
      ledger.answer(2, new Outcome(200, Outcome.QUARANTINED, "q-7"), 1, NOON);
      ledger.unsent(3, "too many in flight");
    }
    return file;
  }

  private static Message message(long n) {
    return new Message(
        n,
        Form.EVENTBRIDGE,
        Kind.EVENT,
        Spoil.NONE,
        "00c0ffee-" + n,
        "OrderPlaced",
        "placed",
        "ORD-1",
        "CUST-0001",
        null,
        NOON,
        "abc".getBytes(UTF_8));
  }

  private static Entry entry(Account account, long n) {
    Entry entry = account.entries().get(n);
    if (entry == null) {
      throw new AssertionError("no message " + n);
    }
    return entry;
  }

  @Test
  void read_wholeLedger_givesBackWhatWasWritten() throws Exception {
    Account account = LedgerReader.read(written());
    assertThat(account.run().hex()).isEqualTo("00c0ffee");
    assertThat(account.startedAt()).isEqualTo(NOON);
    assertThat(account.ended()).isTrue();
    assertThat(account.partial()).isFalse();
    Entry first = entry(account, 1);
    assertThat(first.acknowledgedAt()).isEqualTo(NOON.plusSeconds(2));
    // SHA-256 of "abc", from FIPS 180.
    assertThat(first.sha256)
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(entry(account, 2).quarantineId()).isEqualTo("q-7");
    assertThat(entry(account, 2).acknowledged()).isFalse();
    assertThat(entry(account, 3).unsent()).isTrue();
    assertThat(account.truths())
        .isEqualTo(
            List.of(
                new Expected(
                    "ORD-1",
                    "missing",
                    "missing",
                    Set.of(new Finding("missing", "paid")),
                    "EUR",
                    new BigDecimal("10.50"),
                    Map.of("paid", NOON.plusSeconds(30)),
                    2)));
  }

  @Test
  void read_anyCutOfTheLastLine_keepsTheLinesBefore() throws Exception {
    byte[] whole = Files.readAllBytes(written());
    int lastLine = new String(whole, UTF_8).lastIndexOf("{\"t\":\"end\"");
    Path cut = folder.resolve("cut");
    for (int length = lastLine + 1; length < whole.length - 1; length++) {
      Files.write(cut, java.util.Arrays.copyOf(whole, length));
      Account account = LedgerReader.read(cut);
      assertThat(account.partial()).isTrue();
      assertThat(account.ended()).isFalse();
      assertThat(account.entries()).hasSize(3);
    }
  }

  @Test
  void read_brokenLineInTheMiddle_isRefused() throws Exception {
    Path file = written();
    Files.writeString(file, "{\"t\":\"sent\",\n{\"t\":\"end\"}\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> LedgerReader.read(file))
        .isInstanceOf(Unchecked.class)
        .hasMessageContaining("Line 12");
  }

  @Test
  void read_noRunLine_isRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("none"), "{\"t\":\"end\"}\n");
    assertThatThrownBy(() -> LedgerReader.read(file)).hasMessageContaining("no run line");
  }
}
