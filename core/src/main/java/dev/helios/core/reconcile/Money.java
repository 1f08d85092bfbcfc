// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.flow.Agreement;
import dev.helios.core.flow.ExposureRule;
import dev.helios.core.flow.FieldRef;
import dev.helios.core.flow.FieldValue;
import dev.helios.core.flow.Flow;
import dev.helios.core.flow.Sighting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The money of a case: what hangs on it when it is not matched. */
final class Money {

  /** Where a step's events say their amount. */
  private record Field(String step, String amount, @Nullable String currency) {}

  private Money() {}

  static @Nullable Exposure exposure(Flow flow, EffectiveSightings standing, Status status) {
    ExposureRule rule = flow.exposure();
    if (rule == null) {
      return null;
    }
    if (status == Status.MATCHED) {
      return Exposure.NONE;
    }
    Exposure base = standing.closing().isPresent() ? Exposure.NONE : base(flow, rule, standing);
    for (Sighting surplus : standing.surplus()) {
      base = plus(base, said(flow, surplus).orElse(null));
    }
    return base;
  }

  /** The amount that an event states, where the flow knows where to look. */
  static @Nullable BigDecimal amount(Flow flow, Sighting sighting) {
    return said(flow, sighting).map(Exposure::amount).orElse(null);
  }

  /** The declared field; else the largest among those that must agree with it. */
  private static @Nullable Exposure base(
      Flow flow, ExposureRule rule, EffectiveSightings standing) {
    Exposure declared = total(flow, standing.of(rule.amount().step()));
    if (declared != null) {
      return declared;
    }
    Exposure largest = null;
    for (Field field : fields(flow)) {
      Exposure other = total(flow, standing.of(field.step()));
      boolean larger =
          other != null && (largest == null || other.amount().compareTo(largest.amount()) > 0);
      largest = larger ? other : largest;
    }
    return largest;
  }

  private static @Nullable Exposure total(Flow flow, List<Sighting> events) {
    Exposure total = null;
    for (Sighting event : events) {
      total = plus(total, said(flow, event).orElse(null));
    }
    return total;
  }

  private static @Nullable Exposure plus(@Nullable Exposure sum, @Nullable Exposure more) {
    if (sum == null || more == null) {
      return sum == null ? more : sum;
    }
    boolean two =
        sum.currency() != null
            && more.currency() != null
            && !sum.currency().equals(more.currency());
    if (two) {
      return sum;
    }
    return new Exposure(
        sum.amount().add(more.amount()), sum.currency() == null ? more.currency() : sum.currency());
  }

  private static Optional<Exposure> said(Flow flow, Sighting sighting) {
    return fields(flow).stream()
        .filter(field -> field.step().equals(sighting.step()))
        .findFirst()
        .flatMap(field -> said(field, sighting));
  }

  private static Optional<Exposure> said(Field field, Sighting sighting) {
    FieldValue value = sighting.values().get(field.amount());
    FieldValue currency = field.currency() == null ? null : sighting.values().get(field.currency());
    String stated =
        currency != null && currency.kind() == FieldValue.Kind.TEXT ? currency.text() : null;
    return Optional.ofNullable(value)
        .flatMap(FieldValue::number)
        .map(number -> new Exposure(number, stated));
  }

  private static List<Field> fields(Flow flow) {
    ExposureRule rule = flow.exposure();
    if (rule == null) {
      return List.of();
    }
    List<Field> fields = new ArrayList<>();
    FieldRef currency = rule.currency();
    String beside =
        currency != null && currency.step().equals(rule.amount().step()) ? currency.path() : null;
    fields.add(new Field(rule.amount().step(), rule.amount().path(), beside));
    for (Agreement agreement : flow.agreements()) {
      if (agreement.fields().contains(rule.amount())) {
        for (int i = 0; i < agreement.fields().size(); i++) {
          FieldRef ref = agreement.fields().get(i);
          String path =
              agreement.currencies().isEmpty() ? null : agreement.currencies().get(i).path();
          fields.add(new Field(ref.step(), ref.path(), path));
        }
      }
    }
    return fields;
  }
}
