// SPDX-License-Identifier: MIT
package dev.helios.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.server.config.reader.WebOrigin;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedGuardTest {
  @ParameterizedTest
  @CsvSource({
    "https://h.example, h.example, true",
    "https://h.example, h.example:443, true",
    "https://h.example:443, h.example, true",
    "https://H.Example, h.eXample, true",
    "http://h.example, h.example:80, true",
    "http://[2001:db8::1]:8080, [2001:db8::1]:8080, true",
    "https://[2001:db8::1], [2001:db8::1]:443, true",
    "http://localhost:5173, h.example, true",
    "https://h.example, h.example:8443, false",
    "http://h.example, h.example:443, false",
    "https://evil.example, h.example, false",
    "https://h.example.evil.example, h.example, false",
    "https://evilh.example, h.example, false",
    "https://h.example/page, h.example, false",
    "https://user@h.example, h.example, false",
    "ftp://h.example, h.example, false",
    "null, h.example, false",
    "https://, h.example, false",
  })
  void isAllowed_anOriginBesideAHost_comparesThemAsOrigins(
      String origin, String host, boolean allowed) {
    assertThat(FeedGuard.isAllowed(origin, host, Set.of())).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example, true",
    "https://shop.example:443, true",
    "https://SHOP.example, true",
    "https://shop.example:8443, false",
    "http://shop.example, false",
  })
  void isAllowed_aConfiguredOrigin_inWhateverSpelling(String origin, boolean allowed) {
    Set<WebOrigin> extra = Set.of(WebOrigin.parse("https://shop.example").orElseThrow());

    assertThat(FeedGuard.isAllowed(origin, "h.example", extra)).isEqualTo(allowed);
  }

  @Test
  void isAllowed_withoutAHost_isOnlyForThoseThatAreConfigured() {
    assertThat(FeedGuard.isAllowed("https://h.example", null, Set.of())).isFalse();
    assertThat(FeedGuard.isAllowed(null, null, Set.of())).as("no page").isTrue();
  }
}
