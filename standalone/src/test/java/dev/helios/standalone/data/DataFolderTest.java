// SPDX-License-Identifier: MIT
package dev.helios.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.standalone.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @Test
  void wipe_ownFolder_leavesOnlyProgramsAndMarker(@TempDir Path parent) throws Exception {
    Path outside = Files.writeString(parent.resolve("outside.txt"), "kept");
    try (DataFolder data = DataFolder.own(parent.resolve("data"))) {
      Files.writeString(data.folder("kafka").resolve("file"), "stored");
      Files.createSymbolicLink(data.root().resolve("link"), outside);
      Files.writeString(data.folder("software").resolve("program"), "unpacked");
      data.wipe();
      assertThat(data.root())
          .isDirectoryNotContaining("glob:**kafka")
          .isDirectoryNotContaining("glob:**link")
          .isDirectoryContaining("glob:**software")
          .isDirectoryContaining("glob:**" + DataFolder.MARKER);
    }
    assertThat(outside).hasContent("kept");
  }

  @Test
  void own_strangersFolder_isRefused(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("file"), "somebody's");
    assertThatThrownBy(() -> DataFolder.own(folder))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("is not empty");
  }

  @Test
  void own_twiceInOneProcess_isRefusedUntilClosed(@TempDir Path folder) throws Exception {
    try (DataFolder first = DataFolder.own(folder)) {
      assertThat(first.run().owner()).isPresent();
      assertThatThrownBy(() -> DataFolder.own(folder))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
    }
    try (DataFolder again = DataFolder.own(folder)) {
      assertThat(again.root()).isDirectory();
    }
  }
}
