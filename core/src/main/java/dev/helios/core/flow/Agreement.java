// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields that must say the same.
 *
 * @param fields at least two; the first one that is there is what the later ones are held against
 * @param tolerance largest difference that still agrees, inclusive; null where the fields need not
 *     be numbers
 * @param sum whether the numbers of a step that happens several times are added up
 * @param currencies the currency of each field, parallel to them, or empty
 */
public record Agreement(
    List<FieldRef> fields, @Nullable BigDecimal tolerance, boolean sum, List<FieldRef> currencies) {

  public Agreement {
    fields = List.copyOf(fields);
    currencies = List.copyOf(currencies);
  }
}
