// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.server.config.HeliosConfig;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListenerCheckTest {
  private final ListenerCheck check =
      new ListenerCheck(HeliosConfig.read(Map.of("API_HOST", "127.0.0.2")));

  @Test
  void customize_theAddressThatWasChecked_isBound() {
    assertThatCode(
            () -> {
              check.customizeHttpServer(new HttpServerOptions().setHost("127.0.0.2"));
              check.customizeHttpsServer(new HttpServerOptions());
            })
        .doesNotThrowAnyException();
  }

  @Test
  void customize_anyOtherListener_stopsTheStart() {
    HttpServerOptions open = new HttpServerOptions().setHost("0.0.0.0");
    HttpServerOptions tls =
        new HttpServerOptions().setKeyCertOptions(new PemKeyCertOptions().setCertPath("c.pem"));

    assertThatThrownBy(() -> check.customizeHttpServer(open))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> check.customizeHttpsServer(tls))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> check.customizeDomainSocketServer(open))
        .isInstanceOf(IllegalStateException.class);
  }
}
