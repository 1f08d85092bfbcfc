// SPDX-License-Identifier: MIT
package dev.helios.wire.direct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Bytes;
import dev.helios.wire.signature.Hmac;
import dev.helios.wire.signature.SharedSecrets;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSignatureTest {
  private static final String SECRET = "a-secret-of-some-length";
  private static final SharedSecrets SECRETS =
      SharedSecrets.of(List.of("another-secret-entirely", SECRET));
  private static final long SECONDS = 1_795_348_800;
  private static final Bytes BODY = Bytes.utf8("{\"source\":\"shop\",\"event_id\":\"1\"}");

  /** As OpenSSL computes it: {@code printf '%s.%s' "$T" "$BODY" | openssl dgst -sha256 -hmac K}. */
  @Test
  void read_aHeader_fitsWhatOpensslComputes() {
    String openssl = "f4eab414088f63238c94cbb9716bb9e3a033fe6f6d1740a51f2964cfe3ee3ba4";

    RequestSignature signature = RequestSignature.read("t=1795348800,v1=" + openssl).orElseThrow();

    assertThat(signature.seconds()).isEqualTo(SECONDS);
    assertThat(fits(signature, BODY)).isTrue();
  }

  @Test
  void fits_anyByteOfTheBodyFlipped_doesNot() {
    RequestSignature signature = RequestSignature.read(header(SECONDS, BODY)).orElseThrow();
    for (int at = 0; at < BODY.length(); at++) {
      byte[] altered = BODY.array().clone();
      altered[at] ^= 1;
      assertThat(fits(signature, Bytes.of(altered))).as("byte " + at).isFalse();
    }
  }

  @Test
  void fits_anyByteOfTheHeaderFlipped_doesNot() {
    byte[] header = header(SECONDS, BODY).getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at < header.length; at++) {
      byte[] altered = header.clone();
      altered[at] ^= 1;
      Optional<RequestSignature> signature =
          RequestSignature.read(new String(altered, StandardCharsets.US_ASCII));
      assertThat(signature.filter(read -> fits(read, BODY))).as("byte " + at).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t=1",
        "v1=00",
        "t=1,v1=",
        "t=,v1=0000000000000000000000000000000000000000000000000000000000000000",
        "t=-1,v1=0000000000000000000000000000000000000000000000000000000000000000",
        "t=01,v1=0000000000000000000000000000000000000000000000000000000000000000",
        "t=9999999999999,v1=0000000000000000000000000000000000000000000000000000000000000000",
        "t=1,v1=0000000000000000000000000000000000000000000000000000000000000000,v1=00",
        "t=1, v1=0000000000000000000000000000000000000000000000000000000000000000",
        "t=1,v0=0000000000000000000000000000000000000000000000000000000000000000"
      })
  void read_anyOtherForm_isNone(String header) {
    assertThat(RequestSignature.read(header)).isEmpty();
  }

  private static String header(long seconds, Bytes body) {
    byte[] mac = Hmac.of(SECRET.getBytes(StandardCharsets.UTF_8), seconds, body);
    return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac);
  }

  private static boolean fits(RequestSignature signature, Bytes body) {
    return Hmac.fits(SECRETS, signature.seconds(), body, signature.mac());
  }
}
