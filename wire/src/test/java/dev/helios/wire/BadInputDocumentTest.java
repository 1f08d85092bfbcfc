// SPDX-License-Identifier: MIT
package dev.helios.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.wire.envelope.MalformedReasons;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BadInputDocumentTest {

  @Test
  void document_everyReasonOfTheDecoders_isExplained() throws Exception {
    String document = Files.readString(Path.of("..", "docs", "bad-input.md"));

    assertThat(codes())
        .hasSizeGreaterThan(10)
        .allSatisfy(code -> assertThat(document).contains("| `" + code + "` |"));
  }

  private static List<String> codes() throws IllegalAccessException {
    List<String> codes = new ArrayList<>();
    for (Field field : MalformedReasons.class.getFields()) {
      codes.add((String) field.get(null));
    }
    return codes;
  }
}
