// SPDX-License-Identifier: MIT
package dev.helios.standalone.services;

import dev.helios.standalone.Refused;
import dev.helios.standalone.data.Exec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who runs PostgreSQL, which refuses to run as root. An ordinary user runs it himself. Root gives
 * it to another user where that one can reach the folders, else hides behind a user namespace, in
 * which root is nobody in particular.
 *
 * @param prefix what goes in front of a command
 * @param uid who shall own PostgreSQL's files; -1 for whoever makes them
 * @param gid the owner's group; -1 likewise
 */
public record PostgresUser(List<String> prefix, int uid, int gid) {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final List<String> CANDIDATES = List.of("postgres", "nobody");

  /**
   * @param program the unpacked {@code bin/postgres}
   * @param home the folder above the database's
   * @param database the database's folder, which may not exist; an existing one keeps its owner
   */
  public static PostgresUser decide(Path program, Path home, Path database)
      throws IOException, InterruptedException, Refused {
    if (id(List.of("-u")) != 0) {
      return new PostgresUser(List.of(), -1, -1);
    }
    if (Files.isDirectory(database)) {
      int owner = (int) Files.getAttribute(database, "unix:uid");
      int group = (int) Files.getAttribute(database, "unix:gid");
      return owner == 0 ? namespace(home) : given(owner, group);
    }
    for (String name : CANDIDATES) {
      Optional<PostgresUser> user = reaching(name, program, home);
      if (user.isPresent()) {
        return user.get();
      }
    }
    return namespace(home);
  }

  private static Optional<PostgresUser> reaching(String name, Path program, Path home)
      throws InterruptedException {
    int uid = id(List.of("-u", name));
    int gid = id(List.of("-g", name));
    if (uid <= 0 || gid < 0 || Exec.find("setpriv").isEmpty()) {
      return Optional.empty();
    }
    PostgresUser user = given(uid, gid);
    List<String> probe =
        user.running(
            List.of(
                "sh",
                "-c",
                "test -x \"$1\" && test -x \"$2\"",
                "sh",
                program.toString(),
                home.toString()));
    return Exec.run(probe, LIMIT).ok() ? Optional.of(user) : Optional.empty();
  }

  private static PostgresUser given(int uid, int gid) {
    return new PostgresUser(
        List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"), uid, gid);
  }

  private static PostgresUser namespace(Path home) throws InterruptedException, Refused {
    if (!Exec.run(List.of("unshare", "-U", "true"), LIMIT).ok()) {
      throw new Refused(
          "PostgreSQL does not run as root, no user of %s can reach %s, and this machine allows no user namespace; run HELIOS as an ordinary user, or choose a data folder that others may enter (--data /var/lib/helios)."
              .formatted(CANDIDATES, home));
    }
    return new PostgresUser(List.of("unshare", "-U"), -1, -1);
  }

  List<String> running(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return List.copyOf(whole);
  }

  /** Gives a file or folder to the user, where it is another one. */
  void give(Path path) throws IOException {
    if (uid >= 0) {
      Files.setAttribute(path, "unix:uid", uid);
      Files.setAttribute(path, "unix:gid", gid);
    }
  }

  private static int id(List<String> arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("id"));
    command.addAll(arguments);
    String answer = Exec.run(command, LIMIT).output().trim();
    return answer.matches("[0-9]{1,10}") ? (int) Long.parseLong(answer) : -1;
  }
}
