// SPDX-License-Identifier: MIT
package dev.helios.core.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Digest;
import dev.helios.core.event.Event;
import dev.helios.core.gateway.Admission.Admitted;
import dev.helios.core.gateway.Admission.Duplicate;
import dev.helios.core.gateway.Admission.Quarantined;
import dev.helios.core.gateway.Admission.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayTest {
  private static final Reason REASON = new Reason("json.malformed", "expected JSON");
  private static final Digest OTHER = new Digest(1, 2);

  @Test
  void examine_malformed_isKeptFromACloudAndRefusedToACaller() {
    RawDelivery cloud = Samples.wire(Cloud.GCP);
    RawDelivery caller = Samples.wire(Cloud.DIRECT);

    assertThat(Gateway.examine(new Delivery.Malformed(REASON, cloud)))
        .isEqualTo(new Examination.Flawed(new Quarantined(REASON, cloud)));
    assertThat(Gateway.examine(new Delivery.Malformed(REASON, caller)))
        .isEqualTo(new Examination.Flawed(new Refused(REASON, caller)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OrderPlaced | {\"order_id\":\"o\",\"customer_id\":\"c\"} |",
        "OrderPlaced | {\"order_id\":\"o\"} | customer_id.missing",
        "OrderPlaced | {\"customer_id\":\"c\"} | order_id.missing",
        "PaymentProcessed | {\"orderId\":7,\"amount\":1} |",
        "PaymentProcessed | {\"amount\":1} | order_id.missing",
        "PaymentProcessed | {\"order_id\":\"o\"} | amount.missing",
        "PaymentProcessed | {\"order_id\":\"o\",\"amount\":true} | amount.not_a_number",
        "PaymentProcessed | {\"order_id\":\"o\",\"amount\":\"1\"} | amount.not_a_number",
        "PaymentProcessed | {\"order_id\":\"o\",\"amount\":1e99} | amount.out_of_range",
        "OrderPlaced | {\"order_id\":\"A\",\"orderId\":null,\"customerId\":1,\"customer_id\":\"\"} |",
        "OrderPlaced | {\"order_id\":\"A\",\"orderId\":\"B\",\"customer_id\":1} | order_id.ambiguous",
        "OrderPlaced | {\"order_id\":\"A\",\"customerId\":1,\"customer_id\":2} | customer_id.ambiguous",
        "anything.else | {\"order_id\":\"A\",\"orderId\":\"B\"} | order_id.ambiguous",
        "PaymentProcessed | [1] | payload.not_an_object",
        "InventoryReserved | {\"order_id\":\"o\"} |",
        "InventoryReserved | {\"a\":1} | order_id.missing",
        "anything.else | {\"a\":1} |",
        "anything.else | [1] |",
        "anything.else | {} | payload.empty",
        "anything.else | {\"a\": | payload.malformed"
      })
  void examine_businessRules_nameWhatIsMissing(String type, String data, String code) {
    assertThat(Samples.code(Samples.event(type, data))).isEqualTo(code);
  }

  @Test
  void admit_unknownIdentity_isAdmitted() {
    Event event = Samples.event("t", "{\"a\":1}");

    assertThat(Gateway.admit(event, null)).isEqualTo(new Admitted(event, false));
  }

  @Test
  void admit_knownIdentity_isDuplicateOrConflictByContent() {
    Event event = Samples.event("t", "{\"a\":1}");

    assertThat(Gateway.admit(event, event.contentHash())).isEqualTo(new Duplicate(event));
    assertThat(Gateway.admit(event, OTHER)).isEqualTo(new Admitted(event, true));
  }

  @Test
  void admit_replay_passesWhateverIsRemembered() {
    Event replay = Samples.replay("{\"a\":1}");

    assertThat(Gateway.admit(replay, replay.contentHash())).isEqualTo(new Admitted(replay, false));
    assertThat(Gateway.admit(replay, null)).isEqualTo(new Admitted(replay, false));
  }

  @Test
  void wire_ofAnItem_keepsAllElse() {
    RawDelivery wire = Samples.wire(Cloud.AZURE);

    RawDelivery item = wire.withHeader("content-type", "a/b").withHeader("content-type", "c/d");

    assertThat(item.contentType()).isEqualTo("c/d");
    assertThat(item.body()).isEqualTo(wire.body());
    assertThat(wire.contentType()).isEmpty();
  }
}
