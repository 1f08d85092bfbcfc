// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowParserTest {
  private static final SortedSet<String> NO_SOURCES = Collections.emptySortedSet();

  private static final String GOOD =
      """
      flow: orders
      version: 3
      key: order_id
      window: 30s
      steps:
        placed: { cloud: aws, type: OrderPlaced }
        paid: { cloud: [gcp, azure], type: Paid, deadline: 1500ms, key: order.id }
        parts: { cloud: azure, type: Part, times: { min: 1, max: 3 } }
        gift: { cloud: azure, type: Gift, optional: true }
      order: [ [placed, paid], [placed, parts, gift] ]
      agree:
        - { fields: [placed.amount, paid.order.total], tolerance: "0.01" }
        - { fields: [placed.count, parts.count], sum: true }
      closes:
        - { cloud: aws, type: Cancelled, reason: cancelled }
      exposure: { amount: placed.amount, currency: placed.currency }
      """;

  private static Flow valid(String text) {
    ParsedFlow parsed = FlowParser.parse(text);
    assertThat(parsed).isInstanceOf(ParsedFlow.Valid.class);
    return ((ParsedFlow.Valid) parsed).flow();
  }

  private static List<FlowError> errors(String text) {
    ParsedFlow parsed = FlowParser.parse(text);
    assertThat(parsed).isInstanceOf(ParsedFlow.Invalid.class);
    List<FlowError> errors = ((ParsedFlow.Invalid) parsed).errors();
    assertThat(errors).isNotEmpty().allSatisfy(error -> assertThat(error.cure()).isNotBlank());
    return errors;
  }

  @Test
  void parse_goodFlow_readsEverything() {
    Flow flow = valid(GOOD);
    assertThat(flow.name()).isEqualTo("orders");
    assertThat(flow.version()).isEqualTo(3);
    assertThat(flow.hold()).isEqualTo(Flow.DEFAULT_HOLD);
    assertThat(flow.lateness()).isEqualTo(Flow.DEFAULT_LATENESS);
    assertThat(flow.steps())
        .containsExactly(
            new Step("placed", Set.of(Cloud.AWS), "OrderPlaced", NO_SOURCES, null, 1, 1, null),
            new Step(
                "paid",
                Set.of(Cloud.GCP, Cloud.AZURE),
                "Paid",
                NO_SOURCES,
                Duration.ofMillis(1500),
                1,
                1,
                "order.id"),
            new Step("parts", Set.of(Cloud.AZURE), "Part", NO_SOURCES, null, 1, 3, null),
            new Step("gift", Set.of(Cloud.AZURE), "Gift", NO_SOURCES, null, 0, 1, null));
    assertThat(flow.agreements().getFirst())
        .isEqualTo(
            new Agreement(
                List.of(new FieldRef("placed", "amount"), new FieldRef("paid", "order.total")),
                new BigDecimal("0.01"),
                false,
                List.of(new FieldRef("placed", "currency"), new FieldRef("paid", "currency"))));
    assertThat(flow.longestDeadline()).isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"order-fulfilment.yaml", "order-mirror.yaml"})
  void parse_shippedFlow_isValidAndReadsBack(String file) throws IOException {
    Flow flow = valid(Files.readString(Path.of("..", "flows", file)));
    assertThat(valid(FlowText.json(flow))).isEqualTo(flow);
  }

  @Test
  void json_goodFlow_readsBackEqual() {
    Flow flow = valid(GOOD);
    assertThat(valid(FlowText.json(flow))).isEqualTo(flow);
    assertThat(FlowText.json(valid(FlowText.json(flow)))).isEqualTo(FlowText.json(flow));
  }

  /** Line, a part of the message, and one change to the good flow that is to cause them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1  | lower-case            | flow: orders           | flow: Orders 1",
        "2  | whole number          | version: 3             | version: 0",
        "3  | cannot match          | key: order_id          | key: order..id",
        "3  | cannot match          | key: order_id          | key: '$.order_id'",
        "3  | cannot match          | key: order_id          | key: 'items[0].id'",
        "4  | expected a duration   | window: 30s            | window: soon",
        "4  | found -5s             | window: 30s            | window: -5s",
        "4  | found 99d             | window: 30s            | window: 99d",
        "4  | found 999999999999d   | window: 30s            | window: 999999999999d",
        "4  | unknown field 'windoe' | window: 30s           | windoe: 30s",
        "6  | unknown field 'typo'  | type: OrderPlaced      | typo: OrderPlaced",
        "6  | 'type' is not there   | , type: OrderPlaced    | ` `",
        "6  | found 'mars'          | cloud: aws, type: OrderPlaced | cloud: mars, type: OrderPlaced",
        "7  | each once             | [gcp, azure]           | [gcp, gcp]",
        "7  | both take OrderPlaced from aws | cloud: [gcp, azure], type: Paid | cloud: [gcp, aws], type: OrderPlaced",
        "7  | stands twice          | paid: {                | placed: {",
        "8  | expected max 5        | min: 1, max: 3         | min: 5, max: 3",
        "9  | true or false         | optional: true         | optional: perhaps",
        "10 | circle: placed, paid, placed | [placed, paid]  | [placed, paid], [paid, placed]",
        "10 | circle: placed, placed | [placed, paid]        | [placed, placed]",
        "10 | no step 'piad'        | [placed, paid]         | [placed, piad]",
        "10 | 2 to 64 steps         | [placed, paid]         | [placed]",
        "12 | no step 'place'       | [placed.amount, paid   | [place.amount, paid",
        "12 | it has no step        | [placed.amount, paid   | [amount, paid",
        "12 | two different fields  | paid.order.total       | placed.amount",
        "12 | not negative          | \"0.01\"               | \"-0.01\"",
        "12 | not negative          | \"0.01\"               | \"1e5\"",
        "12 | happens several times | tolerance: \"0.01\"    | sum: true",
        "15 | both take OrderPlaced | type: Cancelled        | type: OrderPlaced",
        "15 | 'reason' is not there | , reason: cancelled    | ` `",
        "16 | no step 'plcd'        | currency: placed.c     | currency: plcd.c",
      })
  void parse_oneMistake_namesLineAndCause(int line, String message, String from, String to) {
    assertThat(GOOD).contains(from);
    assertThat(errors(GOOD.replace(from, to)))
        .anySatisfy(
            error -> {
              assertThat(error.line()).isEqualTo(line);
              assertThat(error.message()).contains(message);
            });
  }

  @Test
  void parse_severalMistakes_namesAllInOrder() {
    String text = GOOD.replace("30s", "-1s").replace("aws, type: OrderPlaced", "moon, type: X");
    assertThat(errors(text)).extracting(FlowError::line).containsExactly(4, 6);
  }

  @Test
  void parse_holdWithinLateness_isRefused() {
    assertThat(errors(GOOD + "lateness: 20s\nhold: 10s\n"))
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("more than the lateness of 20s"));
  }

  @Test
  void parse_onlyOptionalSteps_isRefused() {
    String text =
        "flow: f\nversion: 1\nkey: k\nwindow: 1s\nsteps: {a: {cloud: aws, type: A, optional: true}}";
    assertThat(errors(text).getFirst().message()).contains("not optional");
  }

  @Test
  void parse_aliases_areRefusedBeforeTheyGrow() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      String item = "*a" + (i - 1);
      bomb.append(
          "a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(10, item))));
    }
    assertThat(errors(bomb.toString()).getFirst().message()).contains("anchors and aliases");
  }

  @Test
  void parse_tenThousandSteps_isRefusedInOneSentence() {
    StringBuilder text = new StringBuilder("flow: f\nversion: 1\nkey: k\nwindow: 1s\nsteps:\n");
    for (int i = 0; i < 10_000; i++) {
      text.append("  s").append(i).append(": {}\n");
    }
    assertThat(errors(text.toString()))
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("1 to 64 steps, found 10000"));
  }

  @Test
  void parse_hugeOrDeepText_isRefused() {
    assertThat(errors("a".repeat(FlowLimits.MAX_TEXT + 1)).getFirst().message())
        .contains("at most");
    assertThat(errors("[".repeat(20_000)).getFirst().message()).contains("levels");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "---",
        "x",
        "[]",
        "{}",
        "null",
        "--- a\n--- b",
        "a: b: c",
        "{a",
        "\u0000",
        "!!set {a}",
        "? {a: b} : c",
        "- - -",
        "&a a: *a",
        "%YAML 9.9\n---\na",
        "\"\\ud800\"",
        "a: >\n  b\n c"
      })
  void parse_noFlow_isRefusedWithACure(String text) {
    errors(text);
  }

  @Test
  void parse_goodFlowWithRandomDamage_neverThrows() {
    for (int seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder(GOOD);
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        int at = random.nextInt(text.length());
        text.replace(at, at + random.nextInt(3), String.valueOf((char) (random.nextInt(96) + 31)));
      }
      ParsedFlow parsed = FlowParser.parse(text.toString());
      assertThat(parsed).as("seed %d", seed).isNotNull();
      if (parsed instanceof ParsedFlow.Valid(Flow flow)) {
        assertThat(valid(FlowText.json(flow))).as("seed %d", seed).isEqualTo(flow);
      }
    }
  }
}
