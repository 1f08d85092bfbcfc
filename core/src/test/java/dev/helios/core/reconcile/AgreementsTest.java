// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import static dev.helios.core.reconcile.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.Event;
import dev.helios.core.flow.Flow;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementsTest {
  private static final String HEAD =
      """
      flow: pair
      version: 1
      key: order_id
      window: 30s
      """;
  private static final Flow EXACT =
      Story.flow(
          HEAD
              + """
              steps: { a: { cloud: aws, type: A }, b: { cloud: gcp, type: B } }
              agree: [ { fields: [a.v, b.v] } ]
              """);
  private static final Flow TOLERANT =
      Story.flow(
          HEAD
              + """
              steps: { a: { cloud: aws, type: A }, b: { cloud: gcp, type: B } }
              agree: [ { fields: [a.v, b.v], tolerance: "0.01", currency: [a.c, b.c] } ]
              """);
  private static final Flow PARTS =
      Story.flow(
          HEAD
              + """
              steps:
                a: { cloud: aws, type: A }
                b: { cloud: gcp, type: B, times: { min: 1, max: 3 } }
              agree: [ { fields: [a.v, b.v], sum: true, tolerance: "0" } ]
              exposure: { amount: a.v }
              """);

  private static Event a(String fields) {
    return event(Cloud.AWS, "A", "a", 0, 0, Story.order(fields));
  }

  private static Event b(String fields) {
    return event(Cloud.GCP, "B", "b", 1, 1, Story.order(fields));
  }

  private static Story of(Flow flow) {
    return new Story(flow).traffic(-20, -1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"v\":100     | \"v\":100.00   | ",
        "\"v\":1e2     | \"v\":100      | ",
        "\"v\":\"x\"   | \"v\":\"x\"    | ",
        "\"v\":null    | \"v\":null     | ",
        "\"v\":true    | \"v\":true     | ",
        "\"x\":1       | \"x\":2        | ",
        "\"v\":\"5\"   | \"v\":5        | mismatch b other_kind",
        "\"v\":true    | \"v\":false    | mismatch b differs",
        "\"v\":\"x\"   | \"v\":\"X\"    | mismatch b differs",
        "\"v\":0.1     | \"v\":0.10000000000000000001 | mismatch b differs",
        "\"v\":1       | \"x\":1        | mismatch b absent",
        "\"v\":null    | \"x\":1        | mismatch b absent",
        "\"v\":{}      | \"v\":{}       | mismatch b not_a_number",
        "\"v\":1       | \"v\":1e999999 | mismatch b out_of_range",
        "\"v\":1       | \"v\":1e9999999999 | mismatch b out_of_range",
        "\"v\":0       | \"v\":0e9999999999 | mismatch b out_of_range",
        "\"v\":0       | \"v\":1e-2147483648 | mismatch b out_of_range",
        "\"v\":-1E+2147483648 | \"v\":1 | mismatch b out_of_range",
        "\"v\":1       | \"v\":11111111111111111111111111111111111111111 | mismatch b out_of_range",
      })
  void check_withoutTolerance_comparesExactly(String left, String right, String finding) {
    Story story = of(EXACT).sees(a(left.strip()), b(right.strip()));
    assertThat(story.findings()).isEqualTo(finding == null ? List.of() : List.of(finding));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"v\":100.00 | \"v\":100.01 | ",
        "\"v\":100.00 | \"v\":99.99  | ",
        "\"v\":100.00 | \"v\":100.0100000001 | mismatch b differs",
        "\"v\":100    | \"v\":\"100\" | mismatch b not_a_number",
        "\"v\":100    | \"v\":true   | mismatch b not_a_number",
        "\"v\":100    | \"v\":null   | mismatch b not_a_number",
        "\"v\":100,\"c\":\"EUR\" | \"v\":100,\"c\":\"USD\" | mismatch b other_currency",
        "\"v\":100,\"c\":\"EUR\" | \"v\":100 | ",
      })
  void check_withTolerance_wantsNumbersOfOneCurrency(String left, String right, String finding) {
    Story story = of(TOLERANT).sees(a(left.strip()), b(right.strip()));
    assertThat(story.findings()).isEqualTo(finding == null ? List.of() : List.of(finding));
  }

  private static Event part(String id, String amount) {
    return event(Cloud.GCP, "B", id, 1, 1, Story.order("\"v\":" + amount));
  }

  @Test
  void check_sumOfParts_closesWhenTheRestComes() {
    Story story = of(PARTS).sees(a("\"v\":100"), part("1", "60.5")).is(Status.PENDING);
    story.sees(part("2", "39.5")).is(Status.MATCHED);
  }

  @Test
  void check_sumThatNeverCloses_mismatchWhenItsCloudMovedOn() {
    Story story = of(PARTS).sees(a("\"v\":100"), part("1", "60"));
    story.passes(1, 31).is(Status.MISMATCHED, "mismatch b differs");
    assertThat(story.verdict().exposure()).isEqualTo(new Exposure(new BigDecimal("100"), null));
    story.sees(part("2", "40")).is(Status.MATCHED);
  }

  @Test
  void check_sumWithAllParts_mismatchAtOnce() {
    Story story = of(PARTS).sees(a("\"v\":100"), part("1", "1"), part("2", "2"), part("3", "3"));
    story.is(Status.MISMATCHED, "mismatch b differs");
    story
        .sees(part("4", "94"))
        .is(Status.MISMATCHED, "mismatch b differs", "unexpected b too_many");
  }

  @Test
  void check_partThatIsNoNumber_isAFinding() {
    Story story = of(PARTS).sees(a("\"v\":100"), part("1", "\"60\""), part("2", "40"));
    story.passes(1, 31);
    assertThat(story.findings()).contains("mismatch b not_a_number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "0e9999999999", "1e-2147483648", "1e41"})
  void check_partBeyondEveryRange_neverLeavesASumMatched(String amount) {
    Story story = of(PARTS).sees(a("\"v\":100"), part("1", amount), part("2", "100"));
    story.passes(1, 31).is(Status.MISMATCHED, "mismatch b out_of_range");
  }

  @Test
  void check_mirror_threeCopies() {
    Flow mirror = Story.shipped("order-mirror.yaml");
    String data = Story.order("\"amount\":5,\"currency\":\"EUR\",\"status\":\"new\"");
    Event aws = event(Cloud.AWS, "OrderMirrored", "1", 0, 0, data);
    Event gcp = event(Cloud.GCP, "OrderMirrored", "1", 0, 0, data);
    Event azure = event(Cloud.AZURE, "OrderMirrored", "1", 0, 0, data);
    Event other =
        event(Cloud.AZURE, "OrderMirrored", "1", 0, 0, data.replace("\"new\"", "\"old\""));
    of(mirror).sees(aws, gcp, azure).is(Status.MATCHED);
    of(mirror).sees(aws, gcp, other).is(Status.MISMATCHED, "mismatch in_azure differs");
    of(mirror).sees(aws, gcp).passes(0, 31).is(Status.MISSING, "missing in_azure progress_passed");
  }
}
