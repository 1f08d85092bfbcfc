// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.event.Cloud;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renders findings as text. */
final class FindingText {
  private FindingText() {}

  static String of(Finding finding) {
    return switch (finding) {
      case Finding.Missing missing -> missing(missing);
      case Finding.Late late -> late(late);
      case Finding.Duplicate duplicate ->
          "%s happened again: event %s besides %s%s%s"
              .formatted(
                  duplicate.step(),
                  duplicate.event().id(),
                  duplicate.first().id(),
                  duplicate.cause().equals("same_content") ? ", with the same content" : "",
                  money(duplicate.amount()));
      case Finding.Conflict conflict ->
          "event %s of %s came with two contents, %s first and %s"
              .formatted(
                  conflict.event().id(),
                  conflict.step(),
                  conflict.first().contentHash().hex(),
                  conflict.event().contentHash().hex());
      case Finding.Mismatch mismatch -> mismatch(mismatch);
      case Finding.OutOfOrder order ->
          "%s happened %s before %s, which causes it; the clocks explain %s"
              .formatted(
                  order.step(), seconds(order.by()), order.causeStep(), seconds(order.tolerance()));
      case Finding.Unexpected unexpected -> unexpected(unexpected);
    };
  }

  private static String missing(Finding.Missing missing) {
    String clouds = missing.clouds().stream().map(Cloud::label).collect(Collectors.joining(" or "));
    String count =
        missing.expected() == 1
            ? ""
            : " (%d of %d came)".formatted(missing.found(), missing.expected());
    return switch (missing.why()) {
      case PROGRESS_PASSED ->
          "%s did not come from %s by %s%s, and %s has moved on"
              .formatted(missing.step(), clouds, missing.deadline(), count, clouds);
      case SOURCE_SILENT ->
          "%s did not come from %s by %s%s, and nothing that late came from %s for as long as is held"
              .formatted(missing.step(), clouds, missing.deadline(), count, clouds);
    };
  }

  private static String late(Finding.Late late) {
    return switch (late.how()) {
      case HAPPENED ->
          "%s happened at %s, its deadline was %s"
              .formatted(late.step(), late.event().occurredAt(), late.deadline());
      case RECEIVED ->
          "%s happened in time but was received at %s, its deadline was %s"
              .formatted(late.step(), late.event().receivedAt(), late.deadline());
    };
  }

  private static String mismatch(Finding.Mismatch mismatch) {
    String values =
        "%s is %s, %s is %s"
            .formatted(
                mismatch.left(), mismatch.leftValue(), mismatch.right(), mismatch.rightValue());
    return switch (mismatch.why()) {
      case DIFFERS ->
          mismatch.difference() == null
              ? values
              : values
                  + ": they differ by %s, %s is allowed"
                      .formatted(plain(mismatch.difference()), plain(mismatch.tolerance()));
      case ABSENT -> values + ": one is not there";
      case NOT_A_NUMBER -> values + ": not a number";
      case OTHER_KIND -> values + ": not of one kind";
      case OTHER_CURRENCY -> values + ": two currencies";
      case OUT_OF_RANGE -> values + ": beyond what is compared";
    };
  }

  private static String unexpected(Finding.Unexpected unexpected) {
    EventRef event = unexpected.event();
    String id = event == null ? "" : event.id();
    return switch (unexpected.why()) {
      case AFTER_CLOSING ->
          "%s happened after the case was closed: event %s%s"
              .formatted(unexpected.step(), id, money(unexpected.amount()));
      case TOO_MANY ->
          "%s happened more often than it may: event %s%s"
              .formatted(unexpected.step(), id, money(unexpected.amount()));
      case OVERFLOW -> "%d more events than a case holds".formatted(unexpected.count());
    };
  }

  private static String money(@Nullable BigDecimal amount) {
    return amount == null ? "" : ", amount " + amount.toPlainString();
  }

  private static String plain(@Nullable BigDecimal number) {
    return number == null ? "0" : number.toPlainString();
  }

  private static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }
}
