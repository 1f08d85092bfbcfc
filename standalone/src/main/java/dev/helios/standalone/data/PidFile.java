// SPDX-License-Identifier: MIT
package dev.helios.standalone.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a started process leaves in the data folder, so that a later HELIOS knows it again.
 *
 * @param pid the process
 * @param fingerprint the hash of everything it was started with; another one means it is outdated
 * @param address where it listens, for messages
 */
public record PidFile(Pid pid, String fingerprint, String address) {

  Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("pid", Long.toString(pid.number()));
    fields.put("birth", pid.birth());
    fields.put("fingerprint", fingerprint);
    fields.put("address", address);
    return fields;
  }

  static Optional<PidFile> of(Map<String, String> fields) {
    String number = fields.getOrDefault("pid", "");
    if (!number.matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(
        new PidFile(
            new Pid(Long.parseLong(number), fields.getOrDefault("birth", "")),
            fields.getOrDefault("fingerprint", ""),
            fields.getOrDefault("address", "")));
  }
}
