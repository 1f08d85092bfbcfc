// SPDX-License-Identifier: MIT
package dev.helios.standalone.data;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

/** The passwords of one data folder, made once and readable by its owner only. Thread-safe. */
public final class Secrets {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 32;

  private final Path file;
  private final Map<String, String> known;

  public Secrets(Path file) throws IOException {
    this.file = file;
    this.known = new LinkedHashMap<>(StateFile.read(file));
  }

  /** Letters and digits only: safe in a URL and in SQL. */
  public synchronized String secret(String name) throws IOException {
    String secret = known.get(name);
    if (secret == null) {
      secret = random();
      known.put(name, secret);
      StateFile.write(file, known);
    }
    return secret;
  }

  private static String random() {
    SecureRandom random = new SecureRandom();
    StringBuilder text = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
