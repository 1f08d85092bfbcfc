// SPDX-License-Identifier: MIT
package dev.helios.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventRecordsTest {
  private static final Instant THEN = Instant.parse("2026-11-20T07:41:09.512345678Z");
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00.000000001Z");

  private static Event event(Cloud cloud, String text, String data, String contentType) {
    return Event.of(
        new Identity(new TenantId("acme"), cloud, "s " + text, "i " + text),
        "y " + text,
        "u " + text,
        THEN,
        contentType,
        Bytes.utf8(data),
        Map.of("partitionkey", "p " + text, "other", text, "empty", ""),
        "replay " + text,
        NOW);
  }

  private static Event readBack(Event event) {
    return EventRecords.read(Records.readBack(EventRecords.write(event)));
  }

  @ParameterizedTest
  @EnumSource
  void read_whatWasWritten_isTheSameEvent(Cloud cloud) {
    Event event =
        event(cloud, "plain", "{\"order_id\":\"O-1\",\"amount\":1.50}", "application/json");

    assertThat(readBack(event)).isEqualTo(event);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Grüße \u2028 日本語 😀",
        "\"quotes\" \\ / = ; , %20 %",
        "a\u0000b\nc\r\n\t",
        " ",
        "\uFEFF",
        "ce_id"
      })
  void read_anyText_comesBackUnchanged(String text) {
    Event event = event(Cloud.GCP, text, "{\"a\":1}", "application/json; charset=\"" + text + "\"");

    assertThat(readBack(event)).isEqualTo(event);
  }

  @Test
  void read_dataOfAnyBytes_comesBackToTheByte() {
    Random random = new Random(42);
    for (int size : List.of(0, 1, 100, 70_000)) {
      byte[] data = new byte[size];
      random.nextBytes(data);
      Event event =
          Event.of(
              new Identity(new TenantId("t"), Cloud.AWS, "s", "1"),
              "t",
              null,
              THEN,
              "application/octet-stream",
              Bytes.of(data),
              Map.of(),
              null,
              NOW);

      Event read = readBack(event);

      assertThat(read.data().array()).isEqualTo(data);
      assertThat(read).isEqualTo(event);
      assertThat(read.subject()).isNull();
      assertThat(read.replay()).isNull();
    }
  }

  @Test
  void write_isACloudEventInBinaryMode() {
    Event event = event(Cloud.AZURE, "x", "{\"order_id\":\"O-1\"}", "application/json");

    ProducerRecord<byte[], byte[]> record = EventRecords.write(event);

    assertThat(record.topic()).isEqualTo(Topics.EVENTS);
    assertThat(record.key()).isEqualTo("O-1".getBytes(UTF_8));
    assertThat(record.value()).isEqualTo("{\"order_id\":\"O-1\"}".getBytes(UTF_8));
    Map<String, String> headers = Headers.read(record.headers());
    assertThat(headers)
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_id", "i x")
        .containsEntry("ce_source", "s x")
        .containsEntry("ce_type", "y x")
        .containsEntry("ce_subject", "u x")
        .containsEntry("ce_time", THEN.toString())
        .containsEntry("content-type", "application/json")
        .containsEntry("ce_cloud", "azure")
        .containsEntry("ce_correlationkey", "O-1")
        .containsEntry("ce_other", "x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ce_id",
        "ce_source",
        "ce_type",
        "ce_time",
        "ce_tenant",
        "ce_cloud",
        "ce_receivedtime",
        "ce_contenthash"
      })
  void read_aRecordWithoutAnAttribute_isForeign(String missing) {
    ConsumerRecord<byte[], byte[]> record = written();
    record.headers().remove(missing);

    assertThatThrownBy(() -> EventRecords.read(record)).isInstanceOf(ForeignRecordException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce_time", "ce_cloud", "ce_receivedtime", "ce_contenthash"})
  void read_aRecordWithAnAttributeThatIsNone_isForeign(String bent) {
    ConsumerRecord<byte[], byte[]> record = written();
    record.headers().remove(bent).add(bent, "nonsense".getBytes(UTF_8));

    assertThatThrownBy(() -> EventRecords.read(record)).isInstanceOf(ForeignRecordException.class);
  }

  private static ConsumerRecord<byte[], byte[]> written() {
    Event event = event(Cloud.AWS, "x", "{\"a\":1}", "application/json");
    return Records.readBack(EventRecords.write(event));
  }

  @Test
  void read_aRecordOfSomebodyElse_isForeign() {
    ConsumerRecord<byte[], byte[]> record =
        Records.record(Topics.EVENTS, new RecordHeaders(), null, "hello".getBytes(UTF_8));

    assertThatThrownBy(() -> EventRecords.read(record)).isInstanceOf(ForeignRecordException.class);
  }

  @Test
  void read_aRecordWithoutData_isForeign() {
    ConsumerRecord<byte[], byte[]> written = written();
    ConsumerRecord<byte[], byte[]> record =
        Records.record(Topics.EVENTS, written.headers(), written.key(), null);

    assertThatThrownBy(() -> EventRecords.read(record)).isInstanceOf(ForeignRecordException.class);
  }
}
