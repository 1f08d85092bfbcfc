// SPDX-License-Identifier: MIT
package dev.helios.lab.load;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a load does. Travels as command-line words to the process that does it.
 *
 * @param urls the servers, asked in turn
 * @param ledger the file that everything is written to
 * @param prefix what all event ids begin with
 * @param shape how requests are made
 * @param senders connections
 * @param rate requests a second over all senders, 0 for as fast as answers come
 * @param max events, or ids in a race
 * @param padding most bytes of padding in an event
 * @param kind what the events are
 */
public record LoadPlan(
    List<URI> urls,
    Path ledger,
    String prefix,
    Shape shape,
    int senders,
    int rate,
    long max,
    int padding,
    Kind kind) {
  /** What events are. */
  public enum Kind {
    /** Of a type that no flow knows, over every door. */
    UNRELATED,
    /** Three and three the steps of an order, which the shipped flow calls matched. */
    ORDERS
  }

  /** How requests are made. */
  public enum Shape {
    /** Each event until it is acknowledged; every twentieth once more after that. */
    INSIST,
    /** Each event once, on time, whatever the answer. */
    ONCE,
    /** All senders send the same event at the same moment, then the next. */
    RACE,
    /** As RACE, with two contents for each id. */
    CONFLICT
  }

  /** A quiet load that insists, over every door. */
  public static LoadPlan insisting(List<URI> urls, Path ledger, String prefix) {
    return new LoadPlan(
        urls, ledger, prefix, Shape.INSIST, 8, 400, 10_000_000, 300, Kind.UNRELATED);
  }

  public LoadPlan shape(Shape other) {
    return new LoadPlan(urls, ledger, prefix, other, senders, rate, max, padding, kind);
  }

  public LoadPlan senders(int count) {
    return new LoadPlan(urls, ledger, prefix, shape, count, rate, max, padding, kind);
  }

  public LoadPlan rate(int perSecond) {
    return new LoadPlan(urls, ledger, prefix, shape, senders, perSecond, max, padding, kind);
  }

  public LoadPlan max(long events) {
    return new LoadPlan(urls, ledger, prefix, shape, senders, rate, events, padding, kind);
  }

  public LoadPlan padding(int bytes) {
    return new LoadPlan(urls, ledger, prefix, shape, senders, rate, max, bytes, kind);
  }

  public LoadPlan kind(Kind other) {
    return new LoadPlan(urls, ledger, prefix, shape, senders, rate, max, padding, other);
  }

  List<String> words() {
    List<String> words = new ArrayList<>();
    words.add("urls=" + String.join(",", urls.stream().map(URI::toString).toList()));
    words.add("ledger=" + ledger);
    words.add("prefix=" + prefix);
    words.add("shape=" + shape);
    words.add("senders=" + senders);
    words.add("rate=" + rate);
    words.add("max=" + max);
    words.add("padding=" + padding);
    words.add("kind=" + kind);
    return words;
  }

  static LoadPlan parse(List<String> words) {
    Map<String, String> values = new HashMap<>();
    for (String word : words) {
      int at = word.indexOf('=');
      values.put(word.substring(0, at), word.substring(at + 1));
    }
    return new LoadPlan(
        List.of(values.getOrDefault("urls", "").split(",", -1)).stream().map(URI::create).toList(),
        Path.of(values.getOrDefault("ledger", "")),
        values.getOrDefault("prefix", ""),
        Shape.valueOf(values.getOrDefault("shape", "INSIST")),
        Integer.parseInt(values.getOrDefault("senders", "8")),
        Integer.parseInt(values.getOrDefault("rate", "0")),
        Long.parseLong(values.getOrDefault("max", "0")),
        Integer.parseInt(values.getOrDefault("padding", "0")),
        Kind.valueOf(values.getOrDefault("kind", "UNRELATED")));
  }
}
