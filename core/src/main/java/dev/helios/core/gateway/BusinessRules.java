// SPDX-License-Identifier: MIT
package dev.helios.core.gateway;

import dev.helios.core.event.BusinessFields;
import dev.helios.core.event.BusinessFields.AmountIs;
import dev.helios.core.event.BusinessFields.Shape;
import dev.helios.core.event.Event;
import dev.helios.core.event.VisibleText;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a business event must hold to be worth comparing. Unknown types pass: types are open. */
final class BusinessRules {
  private static final Set<String> NEED_ORDER =
      Set.of("OrderPlaced", "PaymentProcessed", "InventoryReserved");

  private BusinessRules() {}

  static Optional<Reason> broken(Event event) {
    BusinessFields facts = event.facts();
    String type = event.type();
    if (facts.shape() == Shape.EMPTY) {
      return broken("payload.empty", "expected data, found none");
    }
    if (facts.shape() == Shape.BROKEN_JSON) {
      return broken("payload.malformed", "expected JSON as its content type says, found other");
    }
    if (!NEED_ORDER.contains(type)) {
      return Optional.empty();
    }
    if (facts.shape() != Shape.OBJECT) {
      return broken("payload.not_an_object", "expected a JSON object in the data of " + type);
    }
    if (facts.orderId() == null) {
      return broken("order_id.missing", type + " needs order_id, a text or an integer");
    }
    return switch (type) {
      case "OrderPlaced" -> brokenCustomer(facts.customerId());
      case "PaymentProcessed" -> brokenAmount(facts.amountIs());
      default -> Optional.empty();
    };
  }

  private static Optional<Reason> brokenCustomer(@Nullable String customerId) {
    if (customerId == null) {
      return broken("customer_id.missing", "OrderPlaced needs customer_id, a text or an integer");
    }
    return VisibleText.isBlank(customerId)
        ? broken(
            "customer_id.blank",
            "OrderPlaced needs customer_id, found white space or unseen characters")
        : Optional.empty();
  }

  private static Optional<Reason> brokenAmount(AmountIs amount) {
    return switch (amount) {
      case NUMBER -> Optional.empty();
      case ABSENT -> broken("amount.missing", "PaymentProcessed needs amount, found none");
      case NOT_A_NUMBER ->
          broken("amount.not_a_number", "PaymentProcessed needs a number as amount, found other");
      case OUT_OF_RANGE ->
          broken(
              "amount.out_of_range",
              "expected an amount of at most " + BusinessFields.MAX_NUMBER_LENGTH + " characters");
    };
  }

  private static Optional<Reason> broken(String code, String detail) {
    return Optional.of(new Reason(code, detail));
  }
}
