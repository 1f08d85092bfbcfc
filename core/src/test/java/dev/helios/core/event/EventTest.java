// SPDX-License-Identifier: MIT
package dev.helios.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventTest {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final Identity IDENTITY = new Identity(new TenantId("t"), Cloud.AWS, "s", "1");

  @Test
  void correlationKey_orderThenPartitionKeyThenIdentity() {
    Map<String, String> partition = Map.of("partitionkey", "p");

    assertThat(event("{\"order_id\":\"o\"}", partition).correlationKey()).isEqualTo("o");
    assertThat(event("{\"a\":1}", partition).correlationKey()).isEqualTo("p");
    assertThat(event("{\"a\":1}", Map.of()).correlationKey()).isEqualTo(IDENTITY.digest().hex());
  }

  @Test
  void labelled_onlyExactLabels_areClouds() {
    assertThat(Cloud.labelled("aws")).contains(Cloud.AWS);
    assertThat(Cloud.labelled("AWS")).isEmpty();
  }

  private static Event event(String data, Map<String, String> extensions) {
    return Event.of(
        IDENTITY, "t", null, NOW, "application/json", Bytes.utf8(data), extensions, null, NOW);
  }
}
