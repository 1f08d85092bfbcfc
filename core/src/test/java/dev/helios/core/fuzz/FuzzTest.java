// SPDX-License-Identifier: MIT
package dev.helios.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.core.event.BusinessFields;
import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.event.Identity;
import dev.helios.core.event.TenantId;
import dev.helios.core.flow.FieldValue;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.FlowLimits;
import dev.helios.core.flow.FlowMatcher;
import dev.helios.core.flow.FlowParser;
import dev.helios.core.flow.FlowText;
import dev.helios.core.flow.Match;
import dev.helios.core.flow.ParsedFlow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text has an answer: nothing that reads what strangers write may throw. */
class FuzzTest {
  private static final List<String> JSON =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "\\u0000",
          "\\ud800",
          "null",
          "true",
          "1e999999999",
          "1e9999999999",
          "0e9999999999",
          "-1E-2147483648",
          "-",
          "0.",
          "\"amount\":",
          "\"order_id\":",
          "\"currency\":\"\"",
          "[[[[",
          "\uFEFF",
          "\u0000");
  private static final List<String> YAML =
      List.of(
          "\n",
          "\n  ",
          "\n- ",
          ": ",
          "&a ",
          "*a",
          "!!x ",
          "|\n",
          ">\n",
          "? ",
          "<<: ",
          "---\n",
          "...\n",
          "%YAML 1.2\n",
          "\t",
          "'",
          "\"",
          "#",
          "{",
          "}",
          "[",
          "]",
          ",",
          "-1",
          "1e9",
          "999999999d",
          "0s",
          "cloud: aws",
          "times: { min: 9, max: 1 }",
          "steps:",
          "order: [[a, a]]",
          "sum: true",
          "\u2028",
          "\uFEFF",
          "\u0000",
          "\u0085");

  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final Flow EVERY_FIELD =
      ((ParsedFlow.Valid)
              FlowParser.parse(
                  """
                  flow: every-field
                  version: 1
                  key: key
                  window: 1s
                  steps:
                    a: { cloud: aws, type: A }
                    b: { cloud: gcp, type: B }
                  agree:
                    - { fields: [a.amount, b.amount], currency: [a.currency, b.currency] }
                    - { fields: [a.at.n, b.at.n] }
                    - { fields: [a.at.t, b.at.t] }
                  """))
          .flow();

  static Stream<Path> flows() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../flows"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("flows")
  void parse_bentFlows_answersAndWhatItTakesItCanWriteAndReadAgain(Path file) throws IOException {
    Bending.of(
        Files.readString(file),
        YAML,
        text -> {
          switch (FlowParser.parse(text)) {
            case ParsedFlow.Valid valid -> isReadAgain(valid.flow());
            case ParsedFlow.Invalid invalid ->
                assertThat(invalid.errors()).hasSizeBetween(1, FlowLimits.MAX_ERRORS + 1);
          }
        });
  }

  private static void isReadAgain(Flow flow) {
    assertThat(FlowParser.parse(FlowText.json(flow))).isEqualTo(new ParsedFlow.Valid(flow));
  }

  @Test
  void of_bentData_hasFacts() {
    String sound =
        "{\"order_id\":\"ORD-1\",\"customerId\":7,\"amount\":12.50,\"currency\":\"EUR\",\"a\":[{\"b\":null}]}";

    Bending.of(
        sound,
        JSON,
        text -> {
          byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
          BusinessFields facts = BusinessFields.of(Bytes.of(bytes), "application/json");
          boolean exact = facts.amount() == null || facts.amount().precision() <= 40;
          assertThat(exact).as(text).isTrue();
        });
  }

  @Test
  void match_bentData_readsEveryFieldAndEveryNumber() {
    FlowMatcher matcher = new FlowMatcher(EVERY_FIELD);
    String sound =
        "{\"key\":\"K\",\"amount\":12.50,\"currency\":\"EUR\",\"at\":{\"n\":-7e3,\"t\":\"x\"}}";

    Bending.of(
        sound,
        JSON,
        text -> {
          Bytes data = Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
          if (matcher.match(event(data), null) instanceof Match.Seen seen) {
            seen.sighting().values().values().forEach(FuzzTest::isTotal);
          }
        });
  }

  private static Event event(Bytes data) {
    Identity identity = new Identity(new TenantId("t"), Cloud.AWS, "s", "1");
    return Event.of(identity, "A", null, NOW, "application/json", data, Map.of(), null, NOW);
  }

  private static void isTotal(FieldValue value) {
    assertThat(value.shown()).isNotNull();
    assertThat(value.number().isPresent()).isEqualTo(value.kind() == FieldValue.Kind.NUMBER);
  }

  /** The eyes of these tests: a reader that throws is told, with the text. */
  @Test
  void of_aReaderThatThrows_fails() {
    assertThatThrownBy(
            () ->
                Bending.of(
                    "{\"a\":1}",
                    JSON,
                    text -> {
                      if (text.indexOf('[') >= 0) {
                        throw new IllegalStateException("a bracket");
                      }
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("round ");
  }
}
