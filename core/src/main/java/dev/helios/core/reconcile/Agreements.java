// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.flow.Agreement;
import dev.helios.core.flow.FieldRef;
import dev.helios.core.flow.FieldValue;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.Sighting;
import dev.helios.core.flow.Step;
import dev.helios.core.reconcile.Finding.Mismatch.Why;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the fields of the standing events against each other. */
final class Agreements {

  /** A value with its name; null where the field is absent. */
  private record Said(FieldRef field, @Nullable FieldValue value, @Nullable FieldValue currency) {
    String shown() {
      return value == null ? "absent" : value.shown();
    }

    Optional<BigDecimal> number() {
      return value == null ? Optional.empty() : value.number();
    }
  }

  private Agreements() {}

  /** What does not agree, in the order of the fields. */
  static List<Finding.Mismatch> check(Agreement agreement, Flow flow, EffectiveSightings standing) {
    List<Said> said = new ArrayList<>();
    for (int i = 0; i < agreement.fields().size(); i++) {
      FieldRef currency = agreement.currencies().isEmpty() ? null : agreement.currencies().get(i);
      FieldRef field = agreement.fields().get(i);
      List<Said> all = said(field, currency, standing);
      said.addAll(agreement.sum() && isSummed(field, flow) ? sum(all) : all);
    }
    if (said.stream().allMatch(one -> one.value() == null)) {
      return List.of();
    }
    List<Finding.Mismatch> found = new ArrayList<>();
    for (Said other : said.subList(1, said.size())) {
      Finding.Mismatch mismatch = compare(said.getFirst(), other, agreement.tolerance());
      if (mismatch != null) {
        found.add(mismatch);
      }
    }
    return found;
  }

  /** The steps whose further events could still close a sum. */
  static List<Step> openParts(Agreement agreement, Flow flow, EffectiveSightings standing) {
    if (!agreement.sum()) {
      return List.of();
    }
    return agreement.fields().stream()
        .map(ref -> flow.step(ref.step()))
        .flatMap(Optional::stream)
        .filter(step -> step.max() > 1 && standing.of(step.name()).size() < step.max())
        .toList();
  }

  private static boolean isSummed(FieldRef field, Flow flow) {
    return flow.step(field.step()).map(Step::max).orElse(1) > 1;
  }

  private static List<Said> said(
      FieldRef field, @Nullable FieldRef currency, EffectiveSightings standing) {
    return standing.of(field.step()).stream()
        .map(event -> new Said(field, event.values().get(field.path()), of(event, currency)))
        .toList();
  }

  private static @Nullable FieldValue of(Sighting event, @Nullable FieldRef ref) {
    return ref == null || !ref.step().equals(event.step()) ? null : event.values().get(ref.path());
  }

  /** One value for all parts; what is not a number, or of another currency, stays apart. */
  private static List<Said> sum(List<Said> parts) {
    boolean alike =
        parts.stream().allMatch(part -> part.number().isPresent())
            && parts.stream().map(Said::currency).filter(Objects::nonNull).distinct().count() < 2;
    if (parts.isEmpty() || !alike) {
      return parts;
    }
    BigDecimal total =
        parts.stream()
            .flatMap(part -> part.number().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    Said first = parts.getFirst();
    FieldValue value = new FieldValue(FieldValue.Kind.NUMBER, total.toPlainString());
    return List.of(new Said(first.field(), value, first.currency()));
  }

  private static Finding.@Nullable Mismatch compare(
      Said left, Said right, @Nullable BigDecimal tolerance) {
    if (isText(left.currency())
        && isText(right.currency())
        && !Objects.equals(left.currency(), right.currency())) {
      return mismatch(left, right, null, null, Why.OTHER_CURRENCY);
    }
    FieldValue a = left.value();
    FieldValue b = right.value();
    if (a == null || b == null) {
      return a == b ? null : mismatch(left, right, null, null, Why.ABSENT);
    }
    if (a.kind() == FieldValue.Kind.OUT_OF_RANGE || b.kind() == FieldValue.Kind.OUT_OF_RANGE) {
      return mismatch(left, right, null, null, Why.OUT_OF_RANGE);
    }
    Optional<BigDecimal> x = a.number();
    Optional<BigDecimal> y = b.number();
    if (x.isPresent() && y.isPresent()) {
      BigDecimal difference = x.get().subtract(y.get()).abs();
      BigDecimal allowed = tolerance == null ? BigDecimal.ZERO : tolerance;
      return difference.compareTo(allowed) <= 0
          ? null
          : mismatch(left, right, difference, allowed, Why.DIFFERS);
    }
    if (tolerance != null || a.kind() == FieldValue.Kind.STRUCTURE) {
      return mismatch(left, right, null, null, Why.NOT_A_NUMBER);
    }
    if (a.kind() != b.kind()) {
      return mismatch(left, right, null, null, Why.OTHER_KIND);
    }
    return a.text().equals(b.text()) ? null : mismatch(left, right, null, null, Why.DIFFERS);
  }

  private static boolean isText(@Nullable FieldValue value) {
    return value != null && value.kind() == FieldValue.Kind.TEXT;
  }

  private static Finding.Mismatch mismatch(
      Said left,
      Said right,
      @Nullable BigDecimal difference,
      @Nullable BigDecimal tolerance,
      Why why) {
    boolean currency = why == Why.OTHER_CURRENCY;
    return new Finding.Mismatch(
        right.field().step(),
        left.field().toString(),
        currency ? withCurrency(left) : left.shown(),
        right.field().toString(),
        currency ? withCurrency(right) : right.shown(),
        difference,
        tolerance,
        why);
  }

  private static String withCurrency(Said said) {
    return said.shown() + (said.currency() == null ? "" : " " + said.currency().text());
  }
}
