// SPDX-License-Identifier: MIT
package dev.helios.standalone.supervise;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a part is started.
 *
 * @param command program and arguments
 * @param environment added to HELIOS's own
 * @param directory where it runs
 * @param output the file its outputs are appended to
 * @param build whatever else makes it a different thing when it changes
 */
public record Launch(
    List<String> command,
    Map<String, String> environment,
    Path directory,
    Path output,
    String build) {

  /** Equal for the same command, environment, place and build. */
  String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String word : command) {
        add(digest, word);
      }
      new TreeMap<>(environment).forEach((name, value) -> add(digest, name + "=" + value));
      add(digest, directory.toString());
      add(digest, build);
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void add(MessageDigest digest, String word) {
    digest.update(word.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  /** Starts it in a session of its own: a terminal's Ctrl-C and hang-up are for HELIOS alone. */
  public Process start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(Sessions.own(command));
    builder.environment().putAll(environment);
    return builder
        .directory(directory.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .start();
  }
}
