// SPDX-License-Identifier: MIT
package dev.helios.standalone;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads what the binaries' archives hold: files, folders and links in the ustar and GNU forms. An
 * entry that would leave the target folder is refused.
 */
final class Tar {
  private static final int BLOCK = 512;

  private Tar() {}

  /**
   * @param type the entry's type flag
   * @param name its path
   * @param link what a link points at
   */
  private record Header(char type, String name, String link, long size, boolean executable) {}

  static void extract(InputStream in, Path into) throws IOException {
    byte[] block = new byte[BLOCK];
    String longName = "";
    String longLink = "";
    while (in.readNBytes(block, 0, BLOCK) == BLOCK && block[0] != 0) {
      Header header = header(block, longName, longLink);
      longName = "";
      longLink = "";
      switch (header.type()) {
        case 'L' -> longName = text(in, header.size());
        case 'K' -> longLink = text(in, header.size());
        case 'x', 'g' -> in.skipNBytes(header.size());
        default -> entry(in, header, into);
      }
      in.skipNBytes((BLOCK - header.size() % BLOCK) % BLOCK);
    }
  }

  private static Header header(byte[] block, String longName, String longLink) throws IOException {
    String prefix = field(block, 345, 155);
    String shortName = field(block, 0, 100);
    String name = prefix.isEmpty() ? shortName : prefix + "/" + shortName;
    long size = number(block, 124, 12);
    boolean executable = (number(block, 100, 8) & 0b001_000_000) != 0;
    char type = block[156] == 0 ? '0' : (char) block[156];
    return new Header(
        type,
        longName.isEmpty() ? name : longName,
        longLink.isEmpty() ? field(block, 157, 100) : longLink,
        type == '5' || type == '2' || type == '1' ? 0 : size,
        executable);
  }

  private static void entry(InputStream in, Header header, Path into) throws IOException {
    Path path = inside(into, into.resolve(header.name()));
    switch (header.type()) {
      case '5' -> folder(path);
      case '2' -> {
        folder(parent(path));
        inside(into, parent(path).resolve(header.link()));
        Files.createSymbolicLink(path, Path.of(header.link()));
      }
      case '1' -> {
        folder(parent(path));
        Files.copy(inside(into, into.resolve(header.link())), path);
        Software.open(path, header.executable());
      }
      case '0' -> {
        folder(parent(path));
        copy(in, header.size(), path);
        Software.open(path, header.executable());
      }
      default ->
          throw new IOException("expected a file, folder or link, found type " + header.type());
    }
  }

  private static Path inside(Path into, Path path) throws IOException {
    Path normal = path.normalize();
    if (!normal.startsWith(into)) {
      throw new IOException("the archive's entry " + path + " leaves " + into);
    }
    return normal;
  }

  private static Path parent(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IOException("expected a folder above " + path);
    }
    return parent;
  }

  /** Makes a folder, and those above it, that everybody may enter, whatever the umask. */
  static void folder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    folder(parent(folder));
    Files.createDirectory(folder);
    Software.open(folder, true);
  }

  /** Writes the whole stream to a file that everybody may read, and run when executable. */
  static void file(InputStream in, Path path, boolean executable) throws IOException {
    Files.copy(in, path);
    Software.open(path, executable);
  }

  private static void copy(InputStream in, long size, Path path) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(path)) {
      for (long left = size; left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          throw new EOFException("the archive ends inside " + path.getFileName());
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }

  private static String text(InputStream in, long size) throws IOException {
    if (size > 4096) {
      throw new IOException("expected a name of at most 4096 bytes, found " + size);
    }
    String text = new String(in.readNBytes((int) size), StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private static String field(byte[] block, int from, int length) {
    int end = from;
    while (end < from + length && block[end] != 0) {
      end++;
    }
    return new String(block, from, end - from, StandardCharsets.UTF_8);
  }

  private static long number(byte[] block, int from, int length) throws IOException {
    String octal = field(block, from, length).trim();
    if (!octal.matches("[0-7]*")) {
      throw new IOException("expected an octal number in the archive, found " + octal);
    }
    return octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
  }
}
