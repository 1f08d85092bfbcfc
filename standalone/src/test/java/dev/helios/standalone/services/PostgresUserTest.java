// SPDX-License-Identifier: MIT
package dev.helios.standalone.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.standalone.data.Exec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds for root and for ordinary users alike. */
class PostgresUserTest {

  @Test
  void decide_openFolder_isNeverRoot(@TempDir Path folder) throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    assertThat(userOf(PostgresUser.decide(Path.of("/bin/sh"), folder, folder.resolve("18"))))
        .matches("[1-9][0-9]*");
  }

  @Test
  void decide_hiddenFolder_isNeverRoot(@TempDir Path folder) throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    assertThat(userOf(PostgresUser.decide(Path.of("/bin/sh"), folder, folder.resolve("18"))))
        .matches("[1-9][0-9]*");
  }

  @Test
  void give_newFolder_isWritableForTheUser(@TempDir Path folder) throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Path database = folder.resolve("18");
    PostgresUser user = PostgresUser.decide(Path.of("/bin/sh"), folder, database);
    Files.createDirectory(database);
    user.give(database);
    List<String> touch = user.running(List.of("touch", database.resolve("file").toString()));
    assertThat(Exec.run(touch, Duration.ofSeconds(5)).code()).isZero();
    assertThat(PostgresUser.decide(Path.of("/bin/sh"), folder, database)).isEqualTo(user);
  }

  private static String userOf(PostgresUser user) throws InterruptedException {
    return Exec.run(user.running(List.of("id", "-u")), Duration.ofSeconds(5)).output().trim();
  }
}
