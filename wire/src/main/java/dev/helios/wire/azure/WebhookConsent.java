// SPDX-License-Identifier: MIT
package dev.helios.wire.azure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The handshake of CloudEvents web hooks: a sender asks by OPTIONS whether it may post here, and
 * the answer's headers, not its status, are the consent.
 */
public final class WebhookConsent {
  private static final Pattern RATE = Pattern.compile("[1-9][0-9]{0,8}");

  private WebhookConsent() {}

  /**
   * The headers of the answer; empty when the origin is not allowed or none is named, and then the
   * answer carries none of them.
   *
   * @param origin value of {@code WebHook-Request-Origin}
   * @param rate value of {@code WebHook-Request-Rate}: requests a minute, granted as asked; any
   *     rate is granted where none, or none that can be read, is asked for
   * @param allowed host names, compared without regard to case
   */
  public static Optional<Map<String, String>> answer(
      @Nullable String origin, @Nullable String rate, Set<String> allowed) {
    if (origin == null || allowed.stream().noneMatch(origin.strip()::equalsIgnoreCase)) {
      return Optional.empty();
    }
    boolean asked = rate != null && RATE.matcher(rate.strip()).matches();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Allow", "POST");
    headers.put("WebHook-Allowed-Origin", origin.strip());
    headers.put("WebHook-Allowed-Rate", asked && rate != null ? rate.strip() : "*");
    return Optional.of(headers);
  }
}
