// SPDX-License-Identifier: MIT
package dev.helios.standalone.services;

import dev.helios.standalone.Refused;
import dev.helios.standalone.data.Exec;
import dev.helios.standalone.data.Folders;
import dev.helios.standalone.data.StateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes PostgreSQL's folder, once: checksums on, passwords by SCRAM only, a role without superuser
 * rights that owns the database. Made beside its final place and moved there when it is whole.
 *
 * @param place the final folder
 * @param program PostgreSQL's unpacked programs
 * @param user who runs it
 */
record PostgresFolder(Path place, Path program, PostgresUser user) {
  static final String DATABASE = "helios";
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C", "TZ", "UTC");

  void make(String superPassword, String password)
      throws IOException, InterruptedException, Refused {
    if (Files.isDirectory(place)) {
      return;
    }
    Path fresh = place.resolveSibling(place.getFileName() + ".new");
    Path passwordFile = place.resolveSibling("initdb-password");
    Folders.delete(fresh);
    Files.createDirectory(fresh);
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
    user.give(fresh);
    try {
      StateFile.writePrivately(passwordFile, superPassword + "\n");
      user.give(passwordFile);
      run(initdb(fresh, passwordFile), "", fresh);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    run(single(fresh), roles(password), fresh);
    Files.move(fresh, place);
  }

  private List<String> initdb(Path folder, Path passwordFile) {
    return List.of(
        program.resolve("bin/initdb").toString(),
        "--pgdata=" + folder,
        "--username=postgres",
        "--pwfile=" + passwordFile,
        "--auth=scram-sha-256",
        "--data-checksums",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions");
  }

  private List<String> single(Path folder) {
    return List.of(
        program.resolve("bin/postgres").toString(),
        "--single",
        "-D",
        folder.toString(),
        "postgres");
  }

  private static String roles(String password) {
    return """
    create role helios login password '%s'
    grant pg_monitor to helios
    grant pg_checkpoint to helios
    create database helios owner helios
    """
        .formatted(password);
  }

  private void run(List<String> command, String input, Path folder)
      throws InterruptedException, IOException, Refused {
    Exec.Outcome outcome =
        Exec.run(
            user.running(new ArrayList<>(command)), place.getParent(), ENVIRONMENT, input, LIMIT);
    if (!outcome.ok() || outcome.output().contains("ERROR:")) {
      Folders.delete(folder);
      throw new Refused(
          "PostgreSQL's folder %s could not be made; %s said: %s"
              .formatted(place, command.getFirst(), outcome.output().strip()));
    }
  }
}
