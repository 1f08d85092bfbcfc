// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;

import java.util.ArrayList;
import java.util.List;

/** The rows of docs/bad-input.md that can be said of every door, each as a body for one door. */
final class BadRows {
  private static final String DEEP = "[".repeat(10_000) + "]".repeat(10_000);

  /** A row: the code it must get, empty where the input is admitted. */
  record Row(String name, Envelope door, byte[] body, String code) {
    @Override
    public String toString() {
      return door + " " + name;
    }
  }

  private final Envelope door;
  private final List<Row> rows = new ArrayList<>();

  private BadRows(Envelope door) {
    this.door = door;
  }

  static List<Row> all() {
    List<Row> all = new ArrayList<>();
    for (Envelope door : Envelope.values()) {
      BadRows rows = new BadRows(door);
      rows.brokenBodies();
      rows.wrongShapes();
      rows.extremes();
      rows.money();
      rows.admitted();
      all.addAll(rows.rows);
    }
    return all;
  }

  private void add(String name, String body, String code) {
    add(name, Goldens.utf8(body), code);
  }

  private void add(String name, byte[] body, String code) {
    rows.add(new Row(name, door, body, code));
  }

  private void brokenBodies() {
    String event = door.event("bad", "{\"a\":1}");
    add("nothing", "", "body.empty");
    add("white space", " \r\n\t", "body.empty");
    add("no JSON", "hello", "json.malformed");
    add("JSON cut off", event.substring(0, event.length() - 3), "json.malformed");
    add("JSON and more", event + "x", "json.malformed");
    add("UTF-16", event.getBytes(UTF_16), "json.malformed");
    for (String stray : List.of("\u00FF", "\u00C0\u00AF", "\u00ED\u00A0\u0080", "\u00C3")) {
      byte[] invalid = door.event(stray, "{\"a\":1}").getBytes(ISO_8859_1);
      add("invalid UTF-8", invalid, "json.malformed");
    }
  }

  private void wrongShapes() {
    add("a number", "7", "envelope.not_an_object");
    add("a text", "\"text\"", "envelope.not_an_object");
    add("null", "null", "envelope.not_an_object");
    add(
        "members missing",
        "{\"a\":[{}]}",
        door == Envelope.CLOUDEVENT ? "cloudevents.specversion" : "envelope.member_missing");
    add("an id that is a number", door.withId("7"), "envelope.member_wrong_type");
    String twice = door.event("bad", "{\"a\":1}").replaceFirst("\\{", "{\"zz\":1,\"zz\":2,");
    add("a member twice", twice, "envelope.duplicate_member");
    StringBuilder many = new StringBuilder("{");
    for (int i = 0; i < 2_000; i++) {
      many.append("\"m").append(i).append("\":1,");
    }
    add("members without end", many + "\"id\":\"1\"}", "envelope.too_many_members");
    for (String empty : door.hidesData() ? List.of("{}", "[]") : List.of("{}", "[]", "null")) {
      add("empty data " + empty, door.event("bad", empty), "payload.empty");
    }
  }

  private void extremes() {
    String hidden = door.hidesData() ? "payload.malformed" : "";
    add("half a nesting of 10,000", "{\"a\":".repeat(10_000), "json.too_deep");
    add("nesting of 10,000", door.event("bad", DEEP), hidden.isEmpty() ? "json.too_deep" : hidden);
    add("NUL in the id", door.event("a\\u0000b", "{\"a\":1}"), "id.not_text");
    add("half a surrogate in the id", door.event("a\\ud800b", "{\"a\":1}"), "id.not_text");
    add("NUL in the key", door.event("bad", "{\"order_id\":\"\\u0000\"}"), "order_id.not_text");
    add("an id of 64 KB", door.event("i".repeat(65_536), "{\"a\":1}"), "id.too_long");
    add("an empty id", door.event("", "{\"a\":1}"), "id.missing");
    String digits = "9".repeat(5_000);
    add(
        "a number of 5,000 digits",
        door.event("bad", "{\"n\":" + digits + "}"),
        hidden.isEmpty() ? "json.too_long" : hidden);
  }

  private void money() {
    for (String none : List.of("true", "\"12\"", "null", "[1]")) {
      add("amount " + none, door.payment(none), "amount.not_a_number");
    }
    for (String beyond : List.of("1e41", "1e99999999999", "9".repeat(1_000))) {
      add("amount beyond reason", door.payment(beyond), "amount.out_of_range");
    }
    add(
        "no amount",
        door.typed("bad", "PaymentProcessed", "{\"order_id\":\"o\"}"),
        "amount.missing");
    add("no order", door.typed("bad", "OrderPlaced", "{\"n\":1}"), "order_id.missing");
    add(
        "no customer",
        door.typed("bad", "OrderPlaced", "{\"order_id\":\"o\"}"),
        "customer_id.missing");
    add("data that is no object", door.typed("bad", "OrderPlaced", "[1]"), "payload.not_an_object");
  }

  private void admitted() {
    String id = "odd-" + door + "-";
    add("a byte order mark", '\uFEFF' + door.event(id + "bom", "{\"a\":1}"), "");
    add("keys twice in the data", door.event(id + "twice", "{\"a\":1,\"a\":2}"), "");
    add("NUL in the data", door.event(id + "nul", "{\"a\":\"\\u0000\"}"), "");
    add(
        "a number of 1,000 digits",
        door.event(id + "digits", "{\"n\":" + "9".repeat(1_000) + "}"),
        "");
    add("an unknown type", door.typed(id + "type", "never.heard.of", "{\"a\":1}"), "");
    int number = 0;
    for (String time :
        List.of(
            "0001-01-01T00:00:00Z",
            "+300000-01-01T00:00:00Z",
            "300000-01-01T00:00:00Z",
            "1969-12-31T23:59:59Z",
            "2999-01-01T00:00:00Z",
            "last tuesday",
            "a\\u0000b",
            "")) {
      add("the time " + time, door.timed(id + "time-" + number++, time), "");
    }
  }
}
