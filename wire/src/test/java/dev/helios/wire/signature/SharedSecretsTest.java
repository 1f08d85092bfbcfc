// SPDX-License-Identifier: MIT
package dev.helios.wire.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SharedSecretsTest {
  private static final SharedSecrets SECRETS =
      SharedSecrets.of(List.of("old-secret-0123456789", "new-secret-0123456789"));

  @Test
  void judge_theOldAndTheNew_areBothTrusted() {
    assertThat(SECRETS.judge("old-secret-0123456789"))
        .isEqualTo(AuthenticationResult.AUTHENTICATED);
    assertThat(SECRETS.judge("new-secret-0123456789"))
        .isEqualTo(AuthenticationResult.AUTHENTICATED);
  }

  @Test
  void judge_anyCharacterChanged_isWrong() {
    String secret = "new-secret-0123456789";
    for (int at = 0; at < secret.length(); at++) {
      String altered = secret.substring(0, at) + '#' + secret.substring(at + 1);
      assertThat(SECRETS.judge(altered))
          .isEqualTo(AuthenticationResult.rejected(RejectReason.SECRET));
    }
  }

  @Test
  void judge_nothingOrAPart_isNotTrusted() {
    assertThat(SECRETS.judge(null)).isEqualTo(AuthenticationResult.rejected(RejectReason.ABSENT));
    assertThat(SECRETS.judge("")).isEqualTo(AuthenticationResult.rejected(RejectReason.SECRET));
    assertThat(SECRETS.judge("old-secret-012345678"))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.SECRET));
    assertThat(SECRETS.judge("old-secret-0123456789,new-secret-0123456789"))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.SECRET));
    assertThat(SharedSecrets.NONE.judge(""))
        .isEqualTo(AuthenticationResult.rejected(RejectReason.SECRET));
  }

  @Test
  void toString_ofSecrets_showsNone() {
    assertThat(SECRETS).hasToString("2 secrets");
  }

  @Test
  void authorization_eachScheme_isReadAndNothingElse() {
    assertThat(AuthorizationHeader.bearer("Bearer abc")).isEqualTo("abc");
    assertThat(AuthorizationHeader.bearer("bearer  abc ")).isEqualTo("abc");
    assertThat(AuthorizationHeader.bearer("Bearer ")).isNull();
    assertThat(AuthorizationHeader.bearer("Basic abc")).isNull();
    assertThat(AuthorizationHeader.bearer(null)).isNull();
    assertThat(AuthorizationHeader.basic("Basic dXNlcjpwYXNz")).isEqualTo("user:pass");
    assertThat(AuthorizationHeader.basic("Basic !")).isNull();
  }
}
