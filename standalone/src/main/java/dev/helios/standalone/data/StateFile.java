// SPDX-License-Identifier: MIT
package dev.helios.standalone.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small state files: one JSON object of texts, replaced as a whole, readable by the owner only. */
public final class StateFile {
  private static final JsonFactory FACTORY = new JsonFactory();

  private StateFile() {}

  /** Empty when there is no such file, or when it is not one of ours. */
  static Map<String, String> read(Path file) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser parser = FACTORY.createParser(Files.readString(file))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Map.of();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        fields.put(name, parser.getText());
      }
      return fields;
    } catch (NoSuchFileException none) {
      return Map.of();
    } catch (com.fasterxml.jackson.core.JsonParseException torn) {
      return Map.of();
    }
  }

  static void write(Path file, Map<String, String> fields) throws IOException {
    StringWriter text = new StringWriter();
    try (var generator = FACTORY.createGenerator(text)) {
      generator.useDefaultPrettyPrinter();
      generator.writeStartObject();
      for (var field : fields.entrySet()) {
        generator.writeStringField(field.getKey(), field.getValue());
      }
      generator.writeEndObject();
    }
    writePrivately(file, text + "\n");
  }

  /** Replaces a file in one step; it is never readable by others, whatever the umask. */
  public static void writePrivately(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(fresh, text);
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException notHere) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
