// SPDX-License-Identifier: MIT
package dev.helios.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIdTest {
  @ParameterizedTest
  @ValueSource(strings = {"default", "a", "9", "Acme-EU.shop_2"})
  void of_aName_isThatTenant(String name) {
    assertThat(new TenantId(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-a", ".a", "a b", "a/b", "a:b", "ä", "a\u0000", "a\n"})
  void of_whatIsNoName_isRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TenantId(name));
  }

  @Test
  void of_theLongestName_isOneAndNoLonger() {
    String longest = "a".repeat(TenantId.MAX_LENGTH);

    assertThat(new TenantId(longest).value()).isEqualTo(longest);
    assertThatIllegalArgumentException().isThrownBy(() -> new TenantId(longest + "a"));
  }
}
