// SPDX-License-Identifier: MIT
package dev.helios.standalone.supervise;

import dev.helios.standalone.data.Exec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A session for each child. Both ways replace the process in place, so the process id stays. */
public final class Sessions {
  private static final List<String> PREFIX = prefix();

  private Sessions() {}

  public static List<String> own(List<String> command) {
    List<String> whole = new ArrayList<>(PREFIX);
    whole.addAll(command);
    return List.copyOf(whole);
  }

  private static List<String> prefix() {
    Optional<Path> setsid = Exec.find("setsid");
    if (setsid.isPresent()) {
      return List.of(setsid.get().toString());
    }
    // macOS has no setsid command, but a perl.
    return Exec.find("perl")
        .map(
            perl ->
                List.of(
                    perl.toString(), "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV;"))
        .orElse(List.of());
  }
}
