// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.helios.testkit.Await;
import dev.helios.testkit.Sha256Hex;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an attacker sends, through every entry of the running server. */
@ExtendWith(WithWorld.class)
class HostileIT {
  private final World world;
  private final Client client;

  HostileIT(World world) {
    this.world = world;
    this.client = world.client();
  }

  @AfterAll
  static void theServerGoesOn(World world) throws Exception {
    Client client = world.client();
    for (Envelope door : Envelope.values()) {
      String id = "after-the-attack-" + door;
      assertThat(door.post(client, Goldens.utf8(door.event(id, "{\"a\":1}"))).member("status"))
          .isEqualTo("accepted");
      Books.stored(client, id);
    }
    Books.idle(client);
  }

  private String quarantined() throws Exception {
    String id = client.post(Client.AWS, "not even JSON").member("quarantine_id");
    Await.until("item " + id, () -> client.get("/api/v1/quarantine/" + id).status() == 200);
    return id;
  }

  @Test
  void post_smallBodies_byEveryEntry_areAnsweredInOrder() throws Exception {
    assertThat(complaints(HostileBodies.small())).isEmpty();
  }

  @Test
  void post_largeBodies_byEveryEntry_areAnsweredInOrder() throws Exception {
    assertThat(complaints(HostileBodies.large())).isEmpty();
  }

  private List<String> complaints(List<HostileBodies.Body> bodies) throws Exception {
    List<AtOnce.Work> works = new ArrayList<>();
    for (Entry entry : Entry.all(quarantined())) {
      for (HostileBodies.Body body : bodies) {
        works.add(() -> complaints(entry + ", " + body, entry.send(client, body.bytes())));
      }
    }
    assertThat(works).hasSizeGreaterThan(200);
    return AtOnce.complaints(works);
  }

  private static List<String> complaints(String what, Answer answer) {
    return Manners.broken(answer).stream()
        .map(complaint -> what + ": " + complaint + ": " + answer)
        .toList();
  }

  /** Data that is odd, but JSON: all of it is taken, and every byte of it is given back. */
  @Test
  void post_oddData_isGivenBackToTheByte() throws Exception {
    List<String> odd =
        List.of(
            "{\"a\":\"\\u0000\\ud800\\uFFFF\\/\"}",
            "{ \"a\" :\t1e999999999 ,\r\n\"a\":-0.0E-0,\"a\":2 }",
            "{\"" + "k".repeat(60_000) + "\":[" + "9".repeat(4_000) + "]}",
            "[".repeat(400) + "1" + "]".repeat(400),
            "[\"" + "t".repeat(1_000_000) + "\"]",
            "{\"\":\"\",\" \":\" \",\"__proto__\":{\"x\":1},\"constructor\":null,\"\uD83D\uDE00\":\"\u202E\"}",
            "9007199254740993",
            "\"\u2028\u0000\"".replace("\u0000", "\\u0000"),
            "true");
    for (Envelope door : Envelope.values()) {
      for (int i = 0; i < odd.size(); i++) {
        String id = "odd-data-" + door + "-" + i;
        Answer answer = door.post(client, Goldens.utf8(door.event(id, odd.get(i))));
        assertThat(answer.member("status")).as(id + " " + answer).isEqualTo("accepted");
      }
    }
    Books.idle(client);
    for (Envelope door : Envelope.values()) {
      for (int i = 0; i < odd.size(); i++) {
        Answer raw = client.get(Client.event("odd-data-" + door + "-" + i) + "/raw");
        assertThat(raw.body()).as(door + " " + i).isEqualTo(Goldens.utf8(odd.get(i)));
      }
    }
  }

  /** 500 byte sequences that are no text of any kind, as opaque data. */
  @Test
  void post_bytesThatAreNoText_areGivenBackToTheByte() throws Exception {
    Random random = new Random(500);
    Map<String, String> sent = new HashMap<>();
    List<AtOnce.Work> works = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      byte[] bytes = bytes(i, random);
      String id = "no-text-" + i;
      sent.put("direct " + id, Sha256Hex.of(bytes));
      Map<String, String> headers = new HashMap<>(Goldens.binary());
      headers.putAll(
          Map.of("ce-id", id, "ce-type", "noise", "content-type", "application/octet-stream"));
      works.add(
          () -> {
            Answer answer = client.post(Client.DIRECT, headers, bytes);
            return answer.status() == 202 ? List.of() : List.of(id + ": " + answer);
          });
    }
    assertThat(AtOnce.complaints(works)).isEmpty();
    Books.idle(client);
    Map<String, List<String>> stored = Books.hashes(client);
    sent.forEach((name, hash) -> assertThat(stored.get(name)).as(name).containsExactly(hash));
  }

  private static byte[] bytes(int i, Random random) {
    List<String> invalid = HostileBodies.invalidUtf8();
    if (i < invalid.size()) {
      return invalid.get(i).getBytes(StandardCharsets.ISO_8859_1);
    }
    byte[] bytes = new byte[1 + random.nextInt(64)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Every string in every member at once: taken, and found again as it was sent; or named. */
  @Test
  void post_hostileStringsInEveryMember_areKeptOrNamed() throws Exception {
    List<String> strings = HostileText.spelled();
    assertThat(strings).hasSizeGreaterThan(400);
    List<AtOnce.Work> works = new ArrayList<>();
    for (int i = 0; i < strings.size(); i++) {
      String id = "s" + i + ":";
      String text = strings.get(i);
      works.add(() -> complaints(id, text));
    }
    assertThat(AtOnce.complaints(works)).isEmpty();
    Books.idle(client);
    assertThat(AtOnce.complaints(works)).as("the second time all are duplicates").isEmpty();
  }

  private List<String> complaints(String prefix, String text) throws Exception {
    String data =
        "{\"order_id\":\"%1$s\",\"customer_id\":\"%1$s\",\"currency\":\"%1$s\",\"%1$s\":[\"%1$s\"]}"
            .formatted(text);
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"%1$s%2$s\",\"source\":\"/%2$s\",\"type\":\"t%2$s\",\"subject\":\"%2$s\",\"data\":%3$s}"
            .formatted(prefix, text, data);
    Answer answer =
        client.post(
            Client.DIRECT,
            Map.of("content-type", "application/cloudevents+json"),
            Goldens.utf8(event));
    List<String> complaints = new ArrayList<>(complaints(text, answer));
    if (answer.status() == 422) {
      // The reader of JSON does not take halves of a character, spelled as escapes, in a name.
      boolean halves =
          text.matches(".*\\\\ud[89a-f].*") && answer.member("code").equals("json.malformed");
      boolean unseen = HostileText.isUnseen(text) && answer.member("code").equals("order_id.blank");
      if (!halves && !unseen && !answer.member("code").matches("[a-z_]+\\.(not_text|too_long)")) {
        complaints.add(text + " was refused with " + answer);
      }
      return complaints;
    }
    String id = prefix + HostileText.text(text);
    if (!answer.member("event_id").equals(id)) {
      complaints.add(text + " was answered as another id: " + answer);
    }
    if (answer.member("status").equals("duplicate")) {
      Answer raw = client.get(Client.event(id) + "/raw");
      JsonNode stored = client.get(Client.event(id)).json();
      if (!raw.text().equals(data)
          || !stored.path("event_id").asText().equals(id)
          || !stored.path("event_type").asText().equals("t" + HostileText.text(text))) {
        complaints.add(text + " is stored as " + stored + " with " + raw);
      }
    }
    return complaints;
  }

  /** Every string as a parameter or in the path of routes that read: nothing breaks or changes. */
  @Test
  void get_hostileStringsAsParameters_breakNothing() throws Exception {
    List<String> targets = targets(client.get("/openapi.json").json().path("paths"));
    assertThat(targets).hasSizeGreaterThan(40);
    JsonNode before = Books.idle(client);
    List<String> strings = HostileText.spelled();
    List<AtOnce.Work> works = new ArrayList<>();
    for (int i = 0; i < strings.size() * 4; i++) {
      String text = HostileText.text(strings.get(i / 4));
      String target = targets.get(i % targets.size());
      String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
      works.add(
          () -> {
            Answer answer = client.get(target.replace("{}", encoded.isEmpty() ? "%20" : encoded));
            return complaints(target + " with " + encoded, answer);
          });
    }

    assertThat(AtOnce.complaints(works)).isEmpty();

    JsonNode after = Books.idle(client);
    assertThat(Books.count(after, "received")).isEqualTo(Books.count(before, "received"));
    assertThat(Books.count(after, "stored")).isEqualTo(Books.count(before, "stored"));
  }

  /** One for every parameter of every route that reads, with a hole for the string. */
  private static List<String> targets(JsonNode paths) {
    List<String> targets = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      for (JsonNode parameter : path.getValue().path("get").path("parameters")) {
        String name = parameter.path("name").asText();
        String filled = path.getKey().replace("{" + name + "}", "{}");
        String rest = filled.replaceAll("\\{[a-z_]+\\}", "x");
        targets.add(rest.contains("{}") ? rest : rest + "?" + name + "={}");
      }
    }
    return targets;
  }

  @Test
  void get_damagedCursors_areRefusedByEveryList() throws Exception {
    String cursor = client.get("/api/v1/events?limit=1").member("next");
    assertThat(cursor).isNotEmpty();
    Random random = new Random(11);
    List<AtOnce.Work> works = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      char[] bent = cursor.toCharArray();
      bent[random.nextInt(bent.length)] = (char) ('-' + random.nextInt(78));
      String text = URLEncoder.encode(new String(bent), StandardCharsets.UTF_8);
      String list = List.of("events", "quarantine", "reconciliation/cases").get(i % 3);
      works.add(
          () -> complaints(list + " " + text, client.get("/api/v1/" + list + "?after=" + text)));
    }
    assertThat(AtOnce.complaints(works)).isEmpty();
  }

  @Test
  void log_afterForgedLines_hasNone() throws Exception {
    assertThat(HostileText.isForged("2026-11-22 [HELIOS-FORGED] all is lost")).isTrue();
    assertThat(HostileText.isForged("\u001b[31mred")).isTrue();
    for (String text : HostileText.spelled()) {
      if (text.contains("FORGED") || text.contains("\\u001b")) {
        String encoded = URLEncoder.encode(HostileText.text(text), StandardCharsets.UTF_8);
        client.get("/api/v1/events?cloud=" + encoded);
        client.get("/" + encoded.replace("+", "%20"));
        client.send(
            "POST",
            Client.AWS,
            Map.of("user-agent", encoded),
            java.net.http.HttpRequest.BodyPublishers.ofString(HostileText.text(text)));
      }
    }
    assertThat(world.server().words().lines().filter(HostileText::isForged)).isEmpty();
  }
}
