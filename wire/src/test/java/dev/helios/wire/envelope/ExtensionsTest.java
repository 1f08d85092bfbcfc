// SPDX-License-Identifier: MIT
package dev.helios.wire.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExtensionsTest {

  @Test
  void of_namesThatMeet_keepsTheOneThatIsLegalAsItStands() {
    assertThat(Extensions.of(Map.of("Tenant-Id", "a", "tenantid", "b", "tenant_id", "c"), "x"))
        .isEqualTo(Map.of("tenantid", "b"));
  }

  @Test
  void of_reservedNames_getThePrefix() {
    assertThat(Extensions.of(Map.of("source", "a", "Type", "b"), "x"))
        .isEqualTo(Map.of("xsource", "a", "xtype", "b"));
  }

  @Test
  void of_whatNoExtensionCanHold_isLeftOut() {
    Map<String, String> free =
        Map.of(
            "---",
            "a",
            "n".repeat(65),
            "b",
            "control",
            "a\nb",
            "half",
            "\uD800",
            "long",
            "é".repeat(2_049),
            "good",
            "é".repeat(2_048));

    assertThat(Extensions.of(free, "x")).containsOnlyKeys("good");
  }

  @Test
  void of_manyNames_keepsTheFirstByName() {
    Map<String, String> free = new HashMap<>();
    for (int i = 100; i < 200; i++) {
      free.put("n" + i, "v");
    }

    assertThat(Extensions.of(free, "x"))
        .hasSize(Extensions.MAX_COUNT)
        .containsKeys("n100", "n" + (99 + Extensions.MAX_COUNT))
        .doesNotContainKey("n199");
  }
}
