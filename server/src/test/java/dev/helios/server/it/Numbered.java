// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import dev.helios.testkit.Sha256Hex;
import java.util.HashMap;
import java.util.Map;

/** Events that are told apart by a number, each with data of its own. */
final class Numbered {
  private Numbered() {}

  static String id(String prefix, int n) {
    return prefix + "-" + n;
  }

  static String data(String prefix, int n) {
    return "{\"order_id\":\"%s\", \"n\" : %d}".formatted(id(prefix, n), n);
  }

  /** The hashes of the first so many, by cloud and id. */
  static Map<String, String> hashes(String cloud, String prefix, int count) {
    Map<String, String> hashes = new HashMap<>();
    for (int n = 0; n < count; n++) {
      hashes.put(cloud + " " + id(prefix, n), Sha256Hex.of(Goldens.utf8(data(prefix, n))));
    }
    return hashes;
  }
}
