// SPDX-License-Identifier: MIT
package dev.helios.wire.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebhookConsentTest {
  private static final Set<String> ALLOWED = Set.of("eventgrid.azure.net");

  @Test
  void answer_allowedOrigin_consents() {
    assertThat(WebhookConsent.answer("EventGrid.Azure.net", "120", ALLOWED))
        .contains(
            Map.of(
                "Allow", "POST",
                "WebHook-Allowed-Origin", "EventGrid.Azure.net",
                "WebHook-Allowed-Rate", "120"));
  }

  @Test
  void answer_rateAbsentOrUnreadable_allowsAny() {
    assertThat(WebhookConsent.answer("eventgrid.azure.net", null, ALLOWED).orElseThrow())
        .containsEntry("WebHook-Allowed-Rate", "*");
    assertThat(WebhookConsent.answer("eventgrid.azure.net", "1\r\nX: y", ALLOWED).orElseThrow())
        .containsEntry("WebHook-Allowed-Rate", "*");
  }

  @Test
  void answer_otherOrigin_staysSilent() {
    assertThat(WebhookConsent.answer("evil.example", "120", ALLOWED)).isEmpty();
    assertThat(WebhookConsent.answer("x.eventgrid.azure.net", null, ALLOWED)).isEmpty();
    assertThat(WebhookConsent.answer(null, null, ALLOWED)).isEmpty();
  }
}
