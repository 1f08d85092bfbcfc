// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import dev.helios.core.event.Rfc3339;
import dev.helios.core.reconcile.Verdict;
import dev.helios.core.reconcile.text.PublishedVerdict;
import dev.helios.core.reconcile.text.VerdictText;
import dev.helios.engine.ForeignRecordException;
import dev.helios.engine.Topics;
import dev.helios.engine.subscription.RecordReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/** Verdicts as Kafka records: CloudEvents in binary content mode, keyed by the case's key. */
public final class VerdictRecords {
  /** Verdicts as the reconcilers published them. */
  public static final RecordReader<PublishedVerdict> READER =
      new RecordReader<>(List.of(Topics.VERDICTS), VerdictRecords::read);

  private VerdictRecords() {}

  static Record<byte[], byte[]> record(Verdict verdict) {
    Headers headers = new RecordHeaders();
    put(headers, "ce_specversion", "1.0");
    put(headers, "ce_id", id(verdict));
    put(headers, "ce_source", "helios/reconciler/" + verdict.flow());
    put(headers, "ce_type", "dev.helios.verdict");
    put(headers, "ce_subject", verdict.key());
    put(headers, "ce_time", Rfc3339.text(verdict.judgedAt()));
    put(headers, "ce_tenant", verdict.tenant().value());
    put(headers, "content-type", "application/json");
    return new Record<>(
        verdict.key().getBytes(StandardCharsets.UTF_8),
        VerdictText.json(verdict),
        Math.max(0, verdict.judgedAt().toEpochMilli()),
        headers);
  }

  /** The id of a verdict: flow, key and revision. */
  public static String id(Verdict verdict) {
    return verdict.flow() + ":" + verdict.key() + ":" + verdict.revision();
  }

  /** Reads a verdict back. Throws {@link ForeignRecordException} when HELIOS did not write it. */
  public static PublishedVerdict read(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      throw new ForeignRecordException("expected a verdict, found nothing");
    }
    try {
      return PublishedVerdict.parse(value);
    } catch (IllegalArgumentException e) {
      throw new ForeignRecordException("expected a verdict, found other", e);
    }
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
