// SPDX-License-Identifier: MIT
package dev.helios.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.helios.core.event.TenantId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowRecordTest {
  @Test
  void read_whatWasWritten_isTheSame() {
    FlowRecord flow = new FlowRecord(new TenantId("acme"), "orders", 3, true, "flow: orders\n");

    assertThat(FlowRecord.read(flow.id(), flow.value())).isEqualTo(flow);
  }

  @Test
  void id_ofTwoTenants_differs() {
    FlowRecord acme = new FlowRecord(new TenantId("acme"), "orders", 1, true, "");
    FlowRecord globex = new FlowRecord(new TenantId("globex"), "orders", 1, true, "");

    assertThat(acme.id()).isNotEqualTo(globex.id());
  }

  @Test
  void read_aKeyFromBeforeThereWereTenants_isOfTheDefaultOne() {
    assertThat(FlowRecord.read("orders:2", bytes("retired\ntext")))
        .isEqualTo(new FlowRecord(TenantId.DEFAULT, "orders", 2, false, "text"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "orders", ":1", "acme/:1", "acme/orders", "/orders:1", "a b/orders:1"})
  void read_aKeyThatIsNone_isRefused(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FlowRecord.read(id, bytes("active\ntext")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
