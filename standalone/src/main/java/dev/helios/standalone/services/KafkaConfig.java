// SPDX-License-Identifier: MIT
package dev.helios.standalone.services;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The files that the broker is started with. Paths in them are relative to the broker's folder. */
final class KafkaConfig {
  private KafkaConfig() {}

  /** One node that is broker and controller, loopback only; no topic comes to be by being named. */
  static String server(int brokerPort, int controllerPort) throws IOException {
    Map<String, String> settings = new TreeMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    settings.put(
        "listeners",
        "BROKER://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(brokerPort, controllerPort));
    settings.put("advertised.listeners", "BROKER://127.0.0.1:" + brokerPort);
    settings.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "BROKER");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("log.dirs", "log");
    settings.put("auto.create.topics.enable", "false");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "4");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // After a kill the controller waits this long for the dead broker before it lets the new one
    // in.
    settings.put("broker.session.timeout.ms", "2500");
    settings.put("broker.heartbeat.interval.ms", "500");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024));
    return text(settings);
  }

  /** Warnings and worse to a rotated file: at most 40 MB. */
  static String logging() throws IOException {
    Map<String, String> settings = new TreeMap<>();
    settings.put("rootLogger.level", "warn");
    settings.put("rootLogger.appenderRef.file.ref", "file");
    settings.put("logger.server.name", "kafka.server.KafkaRaftServer");
    settings.put("logger.server.level", "info");
    settings.put("appender.file.type", "RollingFile");
    settings.put("appender.file.name", "file");
    settings.put("appender.file.fileName", "../logs/kafka-broker.log");
    settings.put("appender.file.filePattern", "../logs/kafka-broker.log.%i");
    settings.put("appender.file.layout.type", "PatternLayout");
    settings.put("appender.file.layout.pattern", "%d{ISO8601} %p %c{1} %m%n");
    settings.put("appender.file.policies.type", "Policies");
    settings.put("appender.file.policies.size.type", "SizeBasedTriggeringPolicy");
    settings.put("appender.file.policies.size.size", "10MB");
    settings.put("appender.file.strategy.type", "DefaultRolloverStrategy");
    settings.put("appender.file.strategy.max", "3");
    return text(settings);
  }

  private static String text(Map<String, String> settings) throws IOException {
    Properties properties = new Properties();
    properties.putAll(settings);
    StringWriter text = new StringWriter();
    properties.store(text, null);
    // The first line is a date.
    return text.toString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .sorted()
        .reduce("", (all, line) -> all + line + "\n");
  }
}
