// SPDX-License-Identifier: MIT
package dev.helios.wire.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private static final Secrets SECRETS =
      Secrets.of(List.of("old-secret-0123456789", "new-secret-0123456789"));

  @Test
  void judge_theOldAndTheNew_areBothTrusted() {
    assertThat(SECRETS.judge("old-secret-0123456789")).isEqualTo(Standing.TRUSTED);
    assertThat(SECRETS.judge("new-secret-0123456789")).isEqualTo(Standing.TRUSTED);
  }

  @Test
  void judge_anyCharacterChanged_isWrong() {
    String secret = "new-secret-0123456789";
    for (int at = 0; at < secret.length(); at++) {
      String altered = secret.substring(0, at) + '#' + secret.substring(at + 1);
      assertThat(SECRETS.judge(altered)).isEqualTo(Standing.wrong(Fault.SECRET));
    }
  }

  @Test
  void judge_nothingOrAPart_isNotTrusted() {
    assertThat(SECRETS.judge(null)).isEqualTo(Standing.wrong(Fault.ABSENT));
    assertThat(SECRETS.judge("")).isEqualTo(Standing.wrong(Fault.SECRET));
    assertThat(SECRETS.judge("old-secret-012345678")).isEqualTo(Standing.wrong(Fault.SECRET));
    assertThat(SECRETS.judge("old-secret-0123456789,new-secret-0123456789"))
        .isEqualTo(Standing.wrong(Fault.SECRET));
    assertThat(Secrets.NONE.judge("")).isEqualTo(Standing.wrong(Fault.SECRET));
  }

  @Test
  void toString_ofSecrets_showsNone() {
    assertThat(SECRETS).hasToString("2 secrets");
  }

  @Test
  void authorization_eachScheme_isReadAndNothingElse() {
    assertThat(Authorization.bearer("Bearer abc")).isEqualTo("abc");
    assertThat(Authorization.bearer("bearer  abc ")).isEqualTo("abc");
    assertThat(Authorization.bearer("Bearer ")).isNull();
    assertThat(Authorization.bearer("Basic abc")).isNull();
    assertThat(Authorization.bearer(null)).isNull();
    assertThat(Authorization.basic("Basic dXNlcjpwYXNz")).isEqualTo("user:pass");
    assertThat(Authorization.basic("Basic !")).isNull();
  }
}
