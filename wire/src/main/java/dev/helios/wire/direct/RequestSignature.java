// SPDX-License-Identifier: MIT
package dev.helios.wire.direct;

import dev.helios.core.event.Bytes;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code X-Helios-Signature: t=SECONDS,v1=HEX}: when a request was signed, and the
 * HMAC-SHA256 of the seconds, a full stop, and the body as it is sent.
 *
 * @param seconds since 1970, as written
 */
public record RequestSignature(long seconds, Bytes mac) {
  public static final String HEADER = "x-helios-signature";

  private static final Pattern FORM = Pattern.compile("t=([1-9]\\d{0,11}),v1=([0-9a-f]{64})");

  /** Empty when it is written differently. */
  public static Optional<RequestSignature> read(String header) {
    Matcher matcher = FORM.matcher(header);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new RequestSignature(
            Long.parseLong(matcher.group(1)), Bytes.of(HexFormat.of().parseHex(matcher.group(2)))));
  }
}
