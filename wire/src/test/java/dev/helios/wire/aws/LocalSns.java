// SPDX-License-Identifier: MIT
package dev.helios.wire.aws;

import dev.helios.core.event.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes and signs messages as the guide of SNS describes it, on its own. */
final class LocalSns {
  static final String TOPIC = "arn:aws:sns:eu-central-1:010987654321:orders";
  static final String CERTIFICATE =
      "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem";
  private static final List<String> NOTIFICATION =
      List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
  private static final List<String> HANDSHAKE =
      List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

  private final KeyPair pair;
  private final Map<String, String> members = new LinkedHashMap<>();

  private LocalSns(KeyPair pair) {
    this.pair = pair;
  }

  static LocalSns notification(KeyPair pair, String timestamp) {
    return new LocalSns(pair)
        .with("Type", "Notification")
        .with("MessageId", "da41e39f-ea4d-435a-b922-c6aae3915ebe")
        .with("TopicArn", TOPIC)
        .with("Message", "{\"detail-type\":\"OrderPlaced\"}\nline")
        .with("Timestamp", timestamp)
        .with("SignatureVersion", "2")
        .with("SigningCertURL", CERTIFICATE)
        .with("UnsubscribeURL", "https://sns.eu-central-1.amazonaws.com/?Action=Unsubscribe");
  }

  static LocalSns handshake(KeyPair pair, String timestamp, String type) {
    return notification(pair, timestamp)
        .with("Type", type)
        .with("Token", "2336412f37fb")
        .with("SubscribeURL", "https://sns.eu-central-1.amazonaws.com/?Action=Confirm")
        .with("UnsubscribeURL", null);
  }

  LocalSns with(String name, @Nullable String value) {
    if (value == null) {
      members.remove(name);
    } else {
      members.put(name, value);
    }
    return this;
  }

  /** The message as a body, signed. */
  Bytes signed() throws Exception {
    List<String> names = "Notification".equals(members.get("Type")) ? NOTIFICATION : HANDSHAKE;
    StringBuilder text = new StringBuilder();
    new TreeMap<>(members)
        .forEach(
            (name, value) -> {
              if (names.contains(name)) {
                text.append(name).append('\n').append(value).append('\n');
              }
            });
    String algorithm =
        "1".equals(members.get("SignatureVersion")) ? "SHA1withRSA" : "SHA256withRSA";
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(pair.getPrivate());
    signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return json(Base64.getEncoder().encodeToString(signature.sign()));
  }

  Bytes json(String signature) {
    Map<String, String> all = new LinkedHashMap<>(members);
    all.put("Signature", signature);
    StringBuilder json = new StringBuilder("{");
    all.forEach(
        (name, value) ->
            json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":\"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
                .append('"'));
    return Bytes.utf8(json.append('}').toString());
  }
}
