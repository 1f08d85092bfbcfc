// SPDX-License-Identifier: MIT
package dev.helios.server.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;
import dev.helios.core.log.Logged;
import dev.helios.core.log.Position;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFF{\"a\":1}",
        "\uFEFF [1, 2]\n",
        "\uFEFF\"\uFEFF\"",
        "\uFEFF7",
        "{\"a\":1}",
        "\"text\""
      })
  void text_ofAnyJson_isJsonWithTheDataInIt(String data) throws IOException {
    String unmarked = data.startsWith("\uFEFF") ? data.substring(1) : data;

    assertThat(payload("application/json", data)).isEqualTo(JSON.readTree(unmarked));
  }

  @Test
  void text_ofOtherData_isATextWithItsMark() throws IOException {
    assertThat(payload("text/plain", "\uFEFFa\"b").asText()).isEqualTo("\uFEFFa\"b");
  }

  private static JsonNode payload(String contentType, String data) throws IOException {
    Event event =
        Event.of(
            new Identity(new TenantId("t"), Cloud.AWS, "s", "1"),
            "T",
            null,
            NOW,
            contentType,
            Bytes.utf8(data),
            Map.of(),
            null,
            NOW);
    String text = EventJson.of(new Logged<>(event, new Position(0, 1), NOW)).text();
    return JSON.readTree(text).required("payload");
  }
}
