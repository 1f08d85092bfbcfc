// SPDX-License-Identifier: MIT
package dev.helios.lab.system;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The broker, reached past the server. */
public record Broker(String address) {
  /** The topics whose append is acknowledged to a sender. */
  public static final List<String> ACKNOWLEDGED = List.of("helios.events", "helios.quarantine");

  private static final String FLUSH = "flush.messages";
  private static final int LIMIT_SECONDS = 30;

  /** Writes records that HELIOS did not make; how many the log has taken. */
  public int write(Collection<ProducerRecord<byte[], byte[]>> records)
      throws IOException, InterruptedException {
    Map<String, Object> config =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, address,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(config)) {
      int written = 0;
      for (ProducerRecord<byte[], byte[]> record : records) {
        written += producer.send(record).get(LIMIT_SECONDS, TimeUnit.SECONDS).hasOffset() ? 1 : 0;
      }
      return written;
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the broker took no record", e);
    }
  }

  /** After how many records the topic is flushed to disk. */
  public String flushEach(String topic) throws IOException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = admin()) {
      Config config =
          admin
              .describeConfigs(List.of(resource))
              .all()
              .get(LIMIT_SECONDS, TimeUnit.SECONDS)
              .get(resource);
      ConfigEntry flush = config == null ? null : config.get(FLUSH);
      return flush == null ? "unknown" : flush.value();
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the broker did not say how it keeps " + topic, e);
    }
  }

  /** Sets after how many records the acknowledged topics are flushed. */
  public void flushEach(long records) throws IOException, InterruptedException {
    AlterConfigOp set =
        new AlterConfigOp(new ConfigEntry(FLUSH, Long.toString(records)), AlterConfigOp.OpType.SET);
    try (Admin admin = admin()) {
      for (String topic : ACKNOWLEDGED) {
        admin
            .incrementalAlterConfigs(
                Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(set)))
            .all()
            .get(LIMIT_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the broker did not take the setting", e);
    }
  }

  private Admin admin() {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) address));
  }
}
