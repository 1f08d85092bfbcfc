// SPDX-License-Identifier: MIT
package dev.helios.standalone.unpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarArchiveTest {
  @TempDir Path folder = Path.of("");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);

  private void file(String name, int mode, String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setMode(mode);
    entry.setSize(content.length);
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private void link(String name, byte kind, String target) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  private void extract() throws IOException {
    tar.finish();
    TarArchive.extract(new ByteArrayInputStream(bytes.toByteArray()), folder);
  }

  @Test
  void extract_filesAndLinks_keepsContentAndPermission() throws IOException {
    String deep = "lib/" + "deep/".repeat(30) + "file";
    file("bin/run", 0755, "program");
    file(deep, 0600, "text");
    link("bin/again", TarConstants.LF_SYMLINK, "run");
    link("bin/copy", TarConstants.LF_LINK, "bin/run");
    extract();
    assertThat(folder.resolve("bin/again")).isSymbolicLink().hasContent("program");
    assertThat(folder.resolve("bin/copy")).hasContent("program");
    assertThat(folder.resolve("bin/run")).isExecutable();
    assertThat(folder.resolve(deep)).hasContent("text");
    assertThat(Files.isExecutable(folder.resolve(deep))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../out", "/out", "a/../../out", "."})
  void extract_entryOutside_isRefused(String name) throws IOException {
    file(name, 0644, "x");
    assertThatThrownBy(this::extract).isInstanceOf(IOException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(bytes = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK})
  void extract_linkOutside_isRefused(byte kind) throws IOException {
    link("a/b", kind, "../../out");
    assertThatThrownBy(this::extract)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("leaves");
  }

  @Test
  void extract_device_isRefused() throws IOException {
    tar.putArchiveEntry(new TarArchiveEntry("null", TarConstants.LF_CHR));
    tar.closeArchiveEntry();
    assertThatThrownBy(this::extract).hasMessageContaining("expected a file, folder or link");
  }

  @Test
  void extract_cutShort_isRefused() throws IOException {
    file("a", 0644, "x".repeat(2_000));
    tar.finish();
    byte[] cut = Arrays.copyOf(bytes.toByteArray(), 1_000);
    assertThatThrownBy(() -> TarArchive.extract(new ByteArrayInputStream(cut), folder))
        .isInstanceOf(IOException.class);
  }
}
