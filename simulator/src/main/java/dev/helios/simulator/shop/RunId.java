// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import dev.helios.simulator.wire.Cloud;
import java.util.regex.Pattern;

/**
 * Names one run, and stands at the head of every id that the run makes, so that an event which was
 * stored but never sent can be told from other traffic.
 *
 * @param hex eight lower-case hexadecimal digits
 */
public record RunId(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}");

  public RunId {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("expected eight hexadecimal digits, found " + hex);
    }
  }

  /** A run id from any number; only its low 32 bits count. */
  public static RunId of(long number) {
    return new RunId(Long.toHexString((number & 0xffffffffL) | 0x100000000L).substring(1));
  }

  /** What every event id of this run begins with in that cloud. */
  public String prefix(Cloud cloud) {
    // Pub/Sub ids are decimal: a one, the run in ten digits, the message's number.
    return cloud == Cloud.GCP
        ? Long.toString(10_000_000_000L + Long.parseLong(hex, 16))
        : hex + "-";
  }

  /** The cloud's id for message n: a UUID in AWS and Azure, a decimal number in GCP. */
  public String eventId(Cloud cloud, long n) {
    String number = padded(n, cloud == Cloud.GCP ? 10 : 12);
    return cloud == Cloud.GCP
        ? prefix(cloud) + number
        : prefix(cloud) + (cloud == Cloud.AWS ? "a115-4a0b-9d53-" : "a2e0-4f1c-8f0e-") + number;
  }

  /** The id of the order with this number. */
  public String orderId(long number) {
    return "ORD-" + hex + "-" + padded(number, 7);
  }

  private static String padded(long n, int digits) {
    String text = Long.toString(n);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
