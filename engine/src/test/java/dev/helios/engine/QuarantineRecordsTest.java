// SPDX-License-Identifier: MIT
package dev.helios.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.event.TenantId;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.RawDelivery;
import dev.helios.core.gateway.Reason;
import dev.helios.core.gateway.Receipt;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuarantineRecordsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00.123456789Z");
  private static final UUID ID = UUID.fromString("5f2c8a0e-77d1-4a0b-9d53-0b6f0f3a91c4");

  private static Quarantined quarantined(String text, Bytes body) {
    RawDelivery wire =
        new RawDelivery(
            new TenantId("acme"),
            Cloud.AWS,
            "aws/eventbridge",
            Map.of("content-type", text, "ce-x", "", "wire_odd", text, "reason", "a header"),
            body,
            NOW);
    return new Quarantined(ID, new Reason("json.malformed", "expected " + text), wire);
  }

  private static Quarantined readBack(Quarantined quarantined) {
    return QuarantineRecords.readQuarantined(
        Records.readBack(QuarantineRecords.write(quarantined)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "Grüße 日本語 😀", "a\u0000b\r\n", "\"\\%=;", ""})
  void readQuarantined_anyText_comesBackUnchanged(String text) {
    Quarantined quarantined = quarantined(text, Bytes.utf8("{\"broken\": " + text));

    assertThat(readBack(quarantined)).isEqualTo(quarantined);
  }

  @Test
  void readQuarantined_bytesThatAreNoText_comeBackToTheByte() {
    byte[] body = {0, (byte) 0xFF, (byte) 0xC0, (byte) 0xAF, 10, 13};

    assertThat(readBack(quarantined("x", Bytes.of(body))).wire().body().array()).isEqualTo(body);
    assertThat(readBack(quarantined("x", Bytes.EMPTY)).wire().body()).isEqualTo(Bytes.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reason", "detail", "tenant", "cloud", "route", "received"})
  void readQuarantined_withoutAHeader_isForeign(String missing) {
    ConsumerRecord<byte[], byte[]> record =
        Records.readBack(QuarantineRecords.write(quarantined("x", Bytes.EMPTY)));
    record.headers().remove(missing);

    assertThatThrownBy(() -> QuarantineRecords.readQuarantined(record))
        .isInstanceOf(ForeignRecordException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cloud", "received"})
  void readQuarantined_withAHeaderThatIsNone_isForeign(String bent) {
    ConsumerRecord<byte[], byte[]> record =
        Records.readBack(QuarantineRecords.write(quarantined("x", Bytes.EMPTY)));
    record.headers().remove(bent).add(bent, "nonsense".getBytes(UTF_8));

    assertThatThrownBy(() -> QuarantineRecords.readQuarantined(record))
        .isInstanceOf(ForeignRecordException.class);
  }

  @Test
  void readQuarantined_underAKeyThatIsNoId_isForeign() {
    ConsumerRecord<byte[], byte[]> written =
        Records.readBack(QuarantineRecords.write(quarantined("x", Bytes.EMPTY)));
    ConsumerRecord<byte[], byte[]> record =
        Records.record(
            written.topic(), written.headers(), "no id".getBytes(UTF_8), written.value());

    assertThatThrownBy(() -> QuarantineRecords.readQuarantined(record))
        .isInstanceOf(ForeignRecordException.class);
  }

  @Test
  void readQuarantined_withoutKeyOrBody_isForeign() {
    ConsumerRecord<byte[], byte[]> written =
        Records.readBack(QuarantineRecords.write(quarantined("x", Bytes.EMPTY)));
    ConsumerRecord<byte[], byte[]> keyless =
        Records.record(written.topic(), written.headers(), null, written.value());
    ConsumerRecord<byte[], byte[]> bodiless =
        Records.record(written.topic(), written.headers(), written.key(), null);

    assertThatThrownBy(() -> QuarantineRecords.readQuarantined(keyless))
        .isInstanceOf(ForeignRecordException.class);
    assertThatThrownBy(() -> QuarantineRecords.readQuarantined(bodiless))
        .isInstanceOf(ForeignRecordException.class);
  }

  @ParameterizedTest
  @EnumSource
  void readReceipt_whatWasWritten_isTheSame(Receipt.Fate fate) {
    Digest identity = Digest.parse("0123456789abcdef0123456789abcdef");
    Receipt known =
        new Receipt(fate, new TenantId("t"), Cloud.GCP, "gcp/pubsub", identity, null, NOW);
    Receipt refused =
        new Receipt(
            fate, new TenantId("t"), Cloud.DIRECT, "direct/ingest", null, "id.missing", NOW);

    assertThat(readBack(known)).isEqualTo(known);
    assertThat(readBack(refused)).isEqualTo(refused);
  }

  private static Receipt readBack(Receipt receipt) {
    return QuarantineRecords.readReceipt(Records.readBack(QuarantineRecords.write(receipt)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fate", "tenant", "cloud", "route", "received"})
  void readReceipt_withoutAHeader_isForeign(String missing) {
    Receipt receipt =
        new Receipt(
            Receipt.Fate.REFUSED, new TenantId("t"), Cloud.AWS, "aws/x", null, "id.missing", NOW);
    ConsumerRecord<byte[], byte[]> record = Records.readBack(QuarantineRecords.write(receipt));
    record.headers().remove(missing);

    assertThatThrownBy(() -> QuarantineRecords.readReceipt(record))
        .isInstanceOf(ForeignRecordException.class);
  }
}
