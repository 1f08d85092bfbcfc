// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"{\"id\":\"1\"}", "[{}]", " \n{}", "{", "[ä"})
  void bytes_plainOrBase64_givesTheSameJson(String json) {
    assertThat(MessageText.bytes(Bytes.utf8(json))).isEqualTo(Bytes.utf8(json));
    assertThat(MessageText.bytes(Bytes.utf8(base64(json)))).isEqualTo(Bytes.utf8(json));
    assertThat(MessageText.bytes(Bytes.utf8(" " + base64(json) + "\r\n")))
        .isEqualTo(Bytes.utf8(json));
  }

  @ParameterizedTest
  // The third is base64 of something that is no JSON; who knows whether it was meant so.
  @ValueSource(strings = {"", "hello", "aGVsbG8=", "eyJ pZCI6", "%7B%7D", "<xml/>", "\u0000"})
  void bytes_neitherJsonNorBase64OfIt_staysAsItIs(String text) {
    assertThat(MessageText.bytes(Bytes.utf8(text))).isEqualTo(Bytes.utf8(text));
  }

  @Test
  void bytes_base64OfBase64_isDecodedOnceOnly() {
    String twice = base64(base64("{}"));
    assertThat(MessageText.bytes(Bytes.utf8(twice))).isEqualTo(Bytes.utf8(twice));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
