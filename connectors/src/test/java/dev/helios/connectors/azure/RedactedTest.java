// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedTest {
  @ParameterizedTest
  @CsvSource({
    "https://a.queue.core.windows.net/q?sv=1&sig=SECRET, https://a.queue.core.windows.net/q",
    "https://SECRET@a.example/q, https://a.example/q",
    "https://a.example/q#SECRET, https://a.example/q",
    "AccountName=a;AccountKey=SECRET, AccountName=a",
    "orders, orders",
  })
  void url_withSecrets_losesThem(String url, String shown) {
    assertThat(Redacted.url(url)).isEqualTo(shown);
  }

  @Test
  void cause_ofAFailure_saysWhatAndNotWith() {
    Throwable thrown =
        new UncheckedIOException(new IOException("https://a.example/?sig=SECRET refused"));
    assertThat(Redacted.cause(thrown)).isEqualTo("gave no answer (IOException)");
    assertThat(Redacted.failure("queue q", thrown)).hasNoCause();
  }

  @Test
  void toString_ofTheSettings_holdsNoSecret() {
    AzureSettings settings =
        new AzureSettings(
            List.of("https://a.queue.core.windows.net/q?sig=SECRET"),
            "AccountKey=SECRET",
            "https://a.blob.core.windows.net/?sig=SECRET",
            "https://n.example",
            List.of("t/s"),
            "SECRET",
            "dead",
            "https://t.example",
            "SECRET");
    assertThat(settings.toString()).doesNotContain("SECRET").contains("/q", "t/s", "dead");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccountKey=SECRET", "nonsense SECRET"})
  void sources_unusableConnectionString_saysSoWithoutIt(String connection) {
    AzureSettings settings =
        new AzureSettings(List.of("orders"), connection, "", "", List.of(), "", "", "", "");
    try (AzureHttp http = new AzureHttp()) {
      AzureConnectors parts =
          new AzureConnectors(settings, AzureTuning.defaults(), http, InstantSource.system());
      assertThatThrownBy(parts::sources)
          .isInstanceOf(IllegalArgumentException.class)
          .hasNoCause()
          .hasMessageContaining("HELIOS_AZURE_STORAGE_CONNECTION_STRING")
          .hasMessageNotContaining("SECRET");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SECRET\u0000", "SECRET\nX: y", "S\u00e4CRET"})
  void sources_keyThatNoHeaderMayHold_saysSoWithoutIt(String key) {
    AzureSettings settings =
        new AzureSettings(List.of(), "", "", "https://n.example", List.of("t/s"), key, "", "", "");
    try (AzureHttp http = new AzureHttp()) {
      AzureConnectors parts =
          new AzureConnectors(settings, AzureTuning.defaults(), http, InstantSource.system());
      assertThatThrownBy(parts::sources)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("HELIOS_AZURE_NAMESPACE_KEY")
          .hasMessageNotContainingAny("SECRET", "CRET");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"topic", "topic/", "/subscription", "a/b/c"})
  void sources_unusableSubscription_saysWhatIsExpected(String subscription) {
    AzureSettings settings =
        new AzureSettings(
            List.of(), "", "", "https://n.example", List.of(subscription), "k", "", "", "");
    try (AzureHttp http = new AzureHttp()) {
      AzureConnectors parts =
          new AzureConnectors(settings, AzureTuning.defaults(), http, InstantSource.system());
      assertThatThrownBy(parts::sources)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("topic/subscription");
    }
  }
}
