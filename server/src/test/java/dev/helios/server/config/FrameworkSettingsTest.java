// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameworkSettingsTest {
  private static final String OWN = "PropertiesConfigSource[source=jar:file:/h.jar!/a.properties]";
  private static final String ENVIRONMENT = "EnvConfigSource";
  private static final String DOT_ENV = "EnvConfigSource[source=file:/srv/.env]";
  private static final String SECRET = "0.0.0.0";

  private static List<String> problems(String source, String name) {
    return problems(source, Set.of(name));
  }

  private static List<String> problems(String source, Set<String> names) {
    return FrameworkSettings.problems(List.of(new Source(source, names)), Set.of(OWN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "QUARKUS_HTTP_HOST",
        "_PROD_QUARKUS_HTTP_HOST",
        "quarkus.http.host",
        "%prod.quarkus.http.host",
        "%{prod,test}.quarkus.http.host",
        "QUARKUS_HTTP_INSECURE_REQUESTS",
        "quarkus.http.ssl-port",
        "QUARKUS_HTTP_DOMAIN_SOCKET_ENABLED",
        "QUARKUS_HTTP_AUTH_BASIC",
        "QUARKUS_TLS_KEY_STORE_PEM_0_CERT",
        "quarkus.tls.\"x\".trust-all",
        "QUARKUS_MANAGEMENT_HOST",
        "quarkus.websockets-next.server.max-frame-size"
      })
  void problems_listenerTlsOrAuthentication_isNamedWithWhatToUseInstead(String name) {
    for (String source : List.of(ENVIRONMENT, DOT_ENV, "SysPropConfigSource")) {
      assertThat(problems(source, name))
          .singleElement()
          .asString()
          .startsWith(name + " in ")
          .contains("remove it; ")
          .doesNotContain(SECRET);
    }
  }

  @Test
  void problems_host_saysWhereItStandsAndWhatToSet() {
    assertThat(problems(DOT_ENV, "QUARKUS_HTTP_HOST"))
        .containsExactly(
            "QUARKUS_HTTP_HOST in /srv/.env would change the listener, TLS or who is let in past"
                + " HELIOS: remove it; set API_HOST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"API_HOST", "API_PORT", "HELIOS_ALLOW_OPEN", "HELIOS_API_KEYS_FILE"})
  void problems_ownSettingInAPlaceThatIsNotRead_isNamed(String name) {
    assertThat(problems(DOT_ENV, name))
        .containsExactly(
            name + " in /srv/.env is not read: HELIOS takes it from the environment alone");
    assertThat(problems("SysPropConfigSource", name)).hasSize(1);
    assertThat(problems(ENVIRONMENT, name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"QUARKUS_LOG_LEVEL", "LOG_JSON", "COMPOSE_PROJECT", "MY_QUARKUS_HTTP_PORT"})
  void problems_anythingElse_isLeftAlone(String name) {
    assertThat(problems(ENVIRONMENT, name)).isEmpty();
    assertThat(problems(DOT_ENV, name)).isEmpty();
  }

  @Test
  void problems_ownFile_mayDoWhatItDoes() {
    assertThat(problems(OWN, "quarkus.http.host")).isEmpty();
    assertThat(problems(OWN.replace("file:/", "file:///"), "quarkus.http.host")).isEmpty();
  }

  @Test
  void problems_oneNameInTwoSpellings_isSaidOnce() {
    assertThat(problems(ENVIRONMENT, Set.of("quarkus.http.host", "QUARKUS_HTTP_HOST")))
        .singleElement()
        .asString()
        .startsWith("QUARKUS_HTTP_HOST in the environment");
  }

  /** A source of the framework's configuration, by its name. */
  private record Source(String name, Set<String> names) implements ConfigSource {
    @Override
    public Set<String> getPropertyNames() {
      return names;
    }

    @Override
    public String getValue(String name) {
      return SECRET;
    }

    @Override
    public String getName() {
      return name;
    }
  }
}
