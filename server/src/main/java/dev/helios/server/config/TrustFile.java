// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.core.event.Bytes;
import dev.helios.wire.aws.SnsCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Whether the file of the authorities that SNS's certificates must come from holds any. */
final class TrustFile {
  private TrustFile() {}

  static List<String> problems(AwsSenderSettings settings) {
    String file = settings.snsTrustFileName();
    return file.isEmpty() || isPem(file)
        ? List.of()
        : List.of("HELIOS_AWS_SNS_TRUST_FILE: expected a PEM file with certificates");
  }

  private static boolean isPem(String file) {
    try {
      return !SnsCertificates.read(Bytes.of(Files.readAllBytes(Path.of(file)))).isEmpty();
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }
}
