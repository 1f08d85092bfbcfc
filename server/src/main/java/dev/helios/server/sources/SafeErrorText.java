// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import java.util.regex.Pattern;

/** A failure in words that may be shown. */
public final class SafeErrorText {
  private static final int MAX_LENGTH = 300;

  /** SDKs should not, but do, put connection strings and signed addresses into messages. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)\\b(accountkey|sharedaccesskey|sharedaccesssignature|sig|signature|x-amz-signature"
              + "|x-amz-security-token|code|access_?key|aeg-sas-key|token|password|secret)"
              + "([\"']?\\s*[=:]\\s*[\"']?)[^\\s;&,\"')]+");

  private static final Pattern USER_IN_URL = Pattern.compile("://[^/\\s@]+@");
  private static final Pattern BEARER = Pattern.compile("(?i)\\bbearer\\s+[\\w.~+/=-]+");

  private SafeErrorText() {}

  /** One line of at most {@value #MAX_LENGTH} characters, without what looks like a secret. */
  public static String of(Throwable failure) {
    String message = failure.getMessage();
    String kind = failure.getClass().getSimpleName();
    return clean(message == null || message.isBlank() ? kind : message);
  }

  public static String clean(String message) {
    String line = message.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    String plain = SECRET.matcher(line).replaceAll("$1$2***");
    plain = USER_IN_URL.matcher(plain).replaceAll("://***@");
    plain = BEARER.matcher(plain).replaceAll("Bearer ***");
    return plain.length() <= MAX_LENGTH ? plain : plain.substring(0, MAX_LENGTH - 1) + "…";
  }
}
