// SPDX-License-Identifier: MIT
package dev.helios.lab.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.helios.lab.control.StoreTampering;
import dev.helios.lab.prove.Breaches;
import dev.helios.lab.prove.Figures;
import dev.helios.lab.prove.Proof;
import dev.helios.lab.prove.Result;
import dev.helios.lab.prove.Scale;
import dev.helios.lab.system.Broker;
import dev.helios.lab.system.TestCluster;
import dev.helios.standalone.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Records in the log that HELIOS cannot have written: nobody who reads the log may stumble. */
public final class PoisonRecord implements Proof {
  private final long seed;

  public PoisonRecord(long seed) {
    this.seed = seed;
  }

  @Override
  public String name() {
    return "poison-record";
  }

  @Override
  public String shows() {
    return "foreign records in the log are set aside, and storing, judging and the feed go on";
  }

  @Override
  public Result prove(TestCluster cluster, Scale scale)
      throws IOException, InterruptedException, Refused {
    Breaches breaches = new Breaches(scale);
    int rounds = scale.pick(10, 1);
    List<ProducerRecord<byte[], byte[]>> poisons = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      poisons.addAll(poisons(new Random(seed + i)));
    }
    long aside = quarantined(cluster);
    Broker broker = new Broker(cluster.services().kafkaBootstrapServers());
    UnderLoad run =
        UnderLoad.run(
            cluster,
            cluster.insisting(),
            breaches,
            load -> {
              int written = broker.write(poisons);
              breaches.fault(
                  written == poisons.size(),
                  written + " foreign records are in the log, of " + poisons.size());
            });
    long kept = quarantined(cluster) - aside;
    breaches.unless(
        kept == poisons.size(), kept + " foreign records were set aside, of " + poisons.size());
    breaches.unless(cluster.api().isHealthy(), "the server is not healthy afterwards");
    return Result.of(
        Figures.of(
            "foreign records written to the log",
            poisons.size(),
            run.tally(),
            run.ledger().silenceMillis(),
            kept + " of them set aside"),
        breaches);
  }

  private static long quarantined(TestCluster cluster) throws IOException {
    return cluster.api().json("/api/v1/balance").path("quarantined").asLong();
  }

  private static List<ProducerRecord<byte[], byte[]>> poisons(Random random) {
    byte[] noise = new byte[1_000];
    random.nextBytes(noise);
    return List.of(
        record(null),
        record(new byte[0]),
        record(noise),
        record(noise, "ce_specversion", "1.0"),
        record(
            "{}".getBytes(UTF_8),
            "ce_specversion",
            "9.9",
            "ce_id",
            "x",
            "ce_source",
            "y",
            "ce_type",
            "z"),
        record(
            "{}".getBytes(UTF_8),
            "ce_specversion",
            "1.0",
            "ce_id",
            "poison",
            "ce_source",
            "poison",
            "ce_type",
            "poison",
            "ce_time",
            "not a time",
            "ce_tenant",
            "default",
            "ce_cloud",
            "mars"));
  }

  private static ProducerRecord<byte[], byte[]> record(byte @Nullable [] value, String... headers) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(Broker.ACKNOWLEDGED.getFirst(), "poison".getBytes(UTF_8), value);
    for (int i = 0; i < headers.length; i += 2) {
      record.headers().add(new RecordHeader(headers[i], headers[i + 1].getBytes(UTF_8)));
    }
    return record;
  }

  @Override
  public String wrong() {
    return StoreTampering.WRONG;
  }

  @Override
  public Result control(TestCluster cluster) throws IOException, InterruptedException {
    return StoreTampering.run(cluster);
  }
}
