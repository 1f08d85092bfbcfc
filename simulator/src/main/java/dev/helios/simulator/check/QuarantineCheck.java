// SPDX-License-Identifier: MIT
package dev.helios.simulator.check;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Looks for every message that was answered as quarantined in the server's quarantine. */
final class QuarantineCheck {
  private QuarantineCheck() {}

  static void compare(Account account, Server server, Report report) throws Unchecked {
    List<Entry> kept =
        account.entries().values().stream()
            .filter(entry -> entry.malformed() && entry.quarantined())
            .toList();
    long unnamed = kept.stream().filter(entry -> entry.quarantineId() == null).count();
    report.figure("quarantined", kept.size());
    if (unnamed > 0) {
      report.difference("quarantine_unnamed", unnamed + " answers had no quarantine_id");
    }
    for (Entry entry : kept) {
      String id = entry.quarantineId();
      if (id != null) {
        String path = "api/v1/quarantine/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        int status = server.get(path).status();
        if (status == 404) {
          report.difference("quarantine_lost", entry + " is not in quarantine as " + id);
        } else if (status != 200) {
          throw new Unchecked("GET " + path + " answered " + status + " instead of 200.");
        }
      }
    }
  }
}
