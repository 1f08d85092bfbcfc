// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies that no sender sends, made from fixed seeds. Pure. */
final class HostileBodies {
  private static final int MEGA = 1_000_000;

  private HostileBodies() {}

  /** A body, and what it is. */
  record Body(String name, byte[] bytes) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Small ones: they go through every entry. */
  static List<Body> small() {
    List<Body> all = new ArrayList<>();
    for (String text :
        List.of("", " ", "\n", "\0", "{", "}", "[", "]", "\"", "null", "true", "7")) {
      all.add(body("just " + text, text));
    }
    for (String number : List.of("1e999999999", "-1e-999999999", "-", "0x1", "01", "1e", ".5")) {
      all.add(body("number " + number, "{\"id\":" + number + ",\"until\":" + number + "}"));
    }
    for (String bytes : invalidUtf8()) {
      all.add(
          new Body("no UTF-8 " + bytes.length(), ("{\"" + bytes + "\":1}").getBytes(ISO_8859_1)));
      all.add(new Body("no UTF-8 in a text", ("{\"id\":\"" + bytes + "\"}").getBytes(ISO_8859_1)));
    }
    for (Charset charset : List.of(UTF_16LE, UTF_16BE, Charset.forName("UTF-32"))) {
      all.add(new Body(charset.name(), "{\"id\":\"a\"}".getBytes(charset)));
      all.add(new Body(charset + " marked", "\uFEFF{\"id\":\"a\"}".getBytes(charset)));
    }
    all.add(body("marked twice", "\uFEFF\uFEFF{\"id\":\"a\"}"));
    all.add(body("names twice", "{\"id\":\"a\",\"id\":\"b\",\"body\":\"a\",\"body\":\"b\"}"));
    all.add(
        body("half a surrogate", "{\"id\":\"\\ud800\",\"by\":\"\\udfff\",\"body\":\"\\ud800\"}"));
    all.add(body("NUL", "{\"id\":\"\\u0000\",\"by\":\"\\u0000\",\"text\":\"\\u0000\"}"));
    all.add(body("wrong types", "{\"id\":[],\"by\":{},\"until\":true,\"body\":7,\"flow\":[]}"));
    all.add(
        body(
            "times",
            "{\"from\":\"+999999999-12-31T23:59:59Z\",\"until\":\"-999999999-01-01T00:00:00Z\",\"by\":\"x\"}"));
    all.add(body("form", "id=1&source=a%00b"));
    all.add(body("XML", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"));
    all.addAll(yaml());
    Random random = new Random(7);
    for (int i = 0; i < 10; i++) {
      byte[] noise = new byte[1 + random.nextInt(2_000)];
      random.nextBytes(noise);
      all.add(new Body("noise " + i, noise));
    }
    return all;
  }

  /** Ways to make a reader of YAML build more than was sent, or something that was not meant. */
  private static List<Body> yaml() {
    String laughs =
        IntStream.range(0, 12)
            .mapToObj(i -> "a%d: &a%d [%s]\n".formatted(i, i, aliases(i)))
            .collect(Collectors.joining());
    return List.of(
        body("billion laughs", laughs),
        body("itself", "&a [*a]"),
        body("merge", "<<: *a\n"),
        body(
            "a class",
            "!!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1:1/\"]]"),
        body("documents", "---\nflow: a\n".repeat(1_000)),
        body("deep by indentation", deepByIndentation()),
        body("keys that are structures", "? {a: b}\n: c\n"),
        body("many anchors", repeat(5_000, i -> "k" + i + ": &k" + i + " 1\n")),
        body("block text without end", "a: |\n" + " x\n".repeat(20_000)),
        body("a directive", "%YAML 9.9\n---\na: b\n"),
        body("a duration", "flow: a\nversion: 1\nkey: a\nwindow: 999999999999d\nsteps: {}\n"),
        body("a pattern", "flow: " + "a".repeat(50_000) + "!\n"),
        body(
            "steps",
            "flow: a\nversion: 1\nkey: a\nwindow: 1s\nsteps:\n"
                + repeat(5_000, i -> "  s" + i + ": {}\n")));
  }

  private static String aliases(int i) {
    return i == 0 ? "lol" : "*a%d,".formatted(i - 1).repeat(9) + "*a" + (i - 1);
  }

  private static String deepByIndentation() {
    return repeat(300, i -> " ".repeat(i) + "a:\n");
  }

  /** Large ones. */
  static List<Body> large() {
    return List.of(
        body("nesting of 10^5", "[".repeat(100_000)),
        body("nesting of 10^6, closed", "[".repeat(MEGA) + "]".repeat(MEGA)),
        body("objects in objects", "{\"a\":".repeat(200_000) + "1" + "}".repeat(200_000)),
        body("10^5 names", "{" + repeat(100_000, i -> "\"k" + i + "\":1,") + "\"id\":\"a\"}"),
        body("10^6 names", "{" + repeat(MEGA, i -> "\"" + i + "\":1,") + "\"id\":\"a\"}"),
        body("a name of 1 MB", "{\"" + "n".repeat(MEGA) + "\":1}"),
        body("a number of 10^6 digits", "{\"id\":" + "9".repeat(MEGA) + "}"),
        body("a text of 1.9 MB", "{\"id\":\"" + "t".repeat(1_900_000) + "\"}"),
        body("white space of 1.9 MB", " ".repeat(1_900_000)),
        body("an array of 10^6", "[" + "1,".repeat(MEGA - 1) + "1]"),
        body("lines of 10^5", "{}\n".repeat(100_000)));
  }

  /** Byte sequences that are no UTF-8, as ISO-8859-1 spells them. */
  static List<String> invalidUtf8() {
    return List.of(
        "\u00FF",
        "\u00FE",
        "\u0080",
        "\u00BF",
        "\u00C0\u0080",
        "\u00C0\u00AF",
        "\u00C1\u00BF",
        "\u00E0\u0080\u00AF",
        "\u00E0\u009F\u00BF",
        "\u00F0\u0080\u0080\u00AF",
        "\u00F0\u008F\u00BF\u00BF",
        "\u00F8\u0088\u0080\u0080\u0080",
        "\u00FC\u0084\u0080\u0080\u0080\u0080",
        "\u00ED\u00A0\u0080",
        "\u00ED\u00BF\u00BF",
        "\u00ED\u00A0\u0080\u00ED\u00B0\u0080",
        "\u00F4\u0090\u0080\u0080",
        "\u00C3",
        "\u00E2\u0082",
        "\u00F0\u009F\u0098",
        "\u00C3(",
        "\u00E2(\u00A1",
        "\u00F0(\u008C\u00BC");
  }

  private static String repeat(int times, IntFunction<String> part) {
    return IntStream.range(0, times).mapToObj(part).collect(Collectors.joining());
  }

  private static Body body(String name, String text) {
    return new Body(name, Goldens.utf8(text));
  }
}
