// SPDX-License-Identifier: MIT
package dev.helios.server.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.TenantId;
import dev.helios.store.flows.StoredFlow;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowServiceTest {
  @Test
  void missing_anEmptyDatabase_areAllShipped() throws IOException {
    assertThat(missing()).containsExactly("order-fulfilment", "order-mirror");
  }

  @Test
  void missing_somebodyDeclaredTheirOwnFirst_areAllShippedAllTheSame() throws IOException {
    assertThat(missing("bench-batches")).containsExactly("order-fulfilment", "order-mirror");
  }

  @Test
  void missing_oneOfTheNameIsThere_isTheOther() throws IOException {
    assertThat(missing("order-fulfilment")).containsExactly("order-mirror");
  }

  private static List<String> missing(String... stored) throws IOException {
    return FlowService.missing(List.of(stored).stream().map(FlowServiceTest::draft).toList())
        .stream()
        .map(shipped -> shipped.flow().name())
        .toList();
  }

  private static StoredFlow draft(String name) {
    return new StoredFlow(
        TenantId.DEFAULT, name, 1, StoredFlow.Status.DRAFT, Instant.EPOCH, null, null, "");
  }
}
