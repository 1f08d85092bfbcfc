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

  @Test
  void of_anEqualName_isTheSameObject() {
    assertThat(TenantId.of("default!".substring(0, 7))).isSameAs(TenantId.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "ä"})
  void of_whatIsNoNameReadBack_isRefusedEachTime(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> TenantId.of(name));
    assertThatIllegalArgumentException().isThrownBy(() -> TenantId.of(name));
  }

  @Test
  void of_moreNamesThanAreShared_areStillTenantsAndNotKept() {
    for (int i = 0; i < 2 * TenantId.MAX_SHARED; i++) {
      TenantId.of("many-" + i);
    }
    String beyond = "many-" + (2 * TenantId.MAX_SHARED - 1);

    assertThat(TenantId.of(beyond)).isEqualTo(new TenantId(beyond));
    assertThat(TenantId.of(beyond)).isNotSameAs(TenantId.of(beyond));
  }
}
