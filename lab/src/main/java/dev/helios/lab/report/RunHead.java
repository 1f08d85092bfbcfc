// SPDX-License-Identifier: MIT
package dev.helios.lab.report;

import dev.helios.lab.machine.Machine;
import java.nio.file.Path;

/**
 * What a reader of a document needs to have the run again, and to take it for no other.
 *
 * @param command as it was given, without the places of files on this machine
 * @param commit of the checkout
 * @param loads the machine's load averages, in words
 */
public record RunHead(String command, String commit, Machine machine, String loads) {
  /** That of a run of this checkout that ends now. */
  public static RunHead of(Path home, String command, String loadsBefore)
      throws InterruptedException {
    return new RunHead(
        command,
        Machine.commit(home),
        Machine.here(),
        loadsBefore + " before, " + Machine.load() + " after");
  }

  /** The title and the facts, as Markdown; further facts may follow as list items. */
  String markdown(String title) {
    return """
    # %s

    * Command: `%s`, commit %s.
    * Machine: %s, %s, %s, %s.
    * Load averages: %s.
    """
        .formatted(
            title,
            command,
            commit,
            machine.processors(),
            machine.memory(),
            machine.system(),
            machine.runtime(),
            loads);
  }
}
