// SPDX-License-Identifier: MIT
package dev.helios.simulator.ledger;

import static dev.helios.simulator.wire.Text.quoted;

import dev.helios.simulator.shop.Finding;
import dev.helios.simulator.shop.Truth;
import dev.helios.simulator.wire.Message;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The ledger's lines as JSON text. Pure. */
final class Line {
  private Line() {}

  static String run(RunHeader header) {
    return "{\"t\":\"run\",\"version\":1,\"run\":"
        + quoted(header.run())
        + ",\"seed\":"
        + header.seed()
        + ",\"scenario\":"
        + quoted(header.scenario())
        + ",\"rate\":"
        + header.rate()
        + ",\"started_at\":"
        + quoted(header.startedAt().toString())
        + "}\n";
  }

  static String truth(Truth truth) {
    String findings =
        truth.findings().stream().map(Line::finding).collect(Collectors.joining(",", "[", "]"));
    Map<String, Instant> due = new TreeMap<>(truth.due());
    String dues =
        due.entrySet().stream()
            .map(entry -> quoted(entry.getKey()) + ":" + quoted(entry.getValue().toString()))
            .collect(Collectors.joining(",", "{", "}"));
    String exposure = truth.exposure() == null ? "null" : quoted(truth.exposure().toPlainString());
    return "{\"t\":\"truth\",\"order_id\":"
        + quoted(truth.orderId())
        + ",\"fault\":"
        + quoted(truth.fault().label())
        + ",\"status\":"
        + quoted(truth.status())
        + ",\"findings\":"
        + findings
        + ",\"amount\":"
        + quoted(truth.amount().toPlainString())
        + ",\"currency\":"
        + quoted(truth.currency())
        + ",\"exposure\":"
        + exposure
        + ",\"due\":"
        + dues
        + ",\"deliveries\":"
        + truth.deliveries()
        + "}\n";
  }

  private static String finding(Finding finding) {
    return "{\"kind\":" + quoted(finding.kind()) + ",\"step\":" + quoted(finding.step()) + "}";
  }

  static String sent(Message message, Instant at) {
    StringBuilder line = new StringBuilder(320);
    line.append("{\"t\":\"sent\",\"n\":").append(message.n());
    line.append(",\"cloud\":\"").append(message.cloud().label());
    line.append("\",\"id\":\"").append(message.id()).append('"');
    if (message.orderId() != null) {
      line.append(",\"order_id\":").append(quoted(message.orderId()));
    }
    if (message.step() != null) {
      line.append(",\"step\":").append(quoted(message.step()));
    }
    line.append(",\"kind\":\"").append(message.kind().label());
    line.append("\",\"sha256\":\"").append(sha256(message.data()));
    line.append("\",\"occurred_at\":\"").append(message.occurredAt());
    return line.append("\",\"at\":\"").append(at).append("\"}\n").toString();
  }

  static String answer(long n, Outcome outcome, int attempt, Instant at) {
    String kept =
        outcome.quarantineId() == null
            ? ""
            : ",\"quarantine_id\":" + quoted(outcome.quarantineId());
    return "{\"t\":\"answer\",\"n\":"
        + n
        + ",\"status\":"
        + outcome.status()
        + ",\"outcome\":"
        + quoted(outcome.word())
        + kept
        + ",\"attempt\":"
        + attempt
        + ",\"at\":\""
        + at
        + "\"}\n";
  }

  static String error(long n, String error, int attempt, Instant at) {
    return "{\"t\":\"error\",\"n\":"
        + n
        + ",\"error\":"
        + quoted(error)
        + ",\"attempt\":"
        + attempt
        + ",\"at\":\""
        + at
        + "\"}\n";
  }

  static String unsent(long n, String why) {
    return "{\"t\":\"unsent\",\"n\":" + n + ",\"why\":" + quoted(why) + "}\n";
  }

  static String end(long sent, Instant at) {
    return "{\"t\":\"end\",\"sent\":" + sent + ",\"at\":\"" + at + "\"}\n";
  }

  static String sha256(byte[] data) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("expected SHA-256 in every JDK", e);
    }
  }
}
