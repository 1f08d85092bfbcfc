// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/** What a customer bought. Every choice comes from the random source it was drawn with. */
record Order(
    String id,
    String customerId,
    Product product,
    int quantity,
    BigDecimal amount,
    String currency,
    String country,
    String channel,
    String method) {

  private static final List<String> COUNTRIES =
      List.of("DE", "AT", "FR", "NL", "IT", "ES", "US", "GB", "CH", "PL");
  private static final List<String> CHANNELS = List.of("web", "ios", "android", "store");
  private static final List<String> METHODS =
      List.of("card", "card", "card", "paypal", "sepa_debit", "apple_pay");

  static Order draw(String id, SplittableRandom random) {
    Product product = pick(Product.CATALOG, random);
    int quantity = 1 + Math.min(random.nextInt(6), random.nextInt(6));
    String country = pick(COUNTRIES, random);
    return new Order(
        id,
        customer(random),
        product,
        quantity,
        product.price().multiply(BigDecimal.valueOf(quantity)),
        currencyOf(country),
        country,
        pick(CHANNELS, random),
        pick(METHODS, random));
  }

  static String customer(SplittableRandom random) {
    return "CUST-" + Integer.toString(10_001 + random.nextInt(100)).substring(1);
  }

  static <T> T pick(List<T> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }

  private static String currencyOf(String country) {
    return switch (country) {
      case "US" -> "USD";
      case "GB" -> "GBP";
      case "CH" -> "CHF";
      default -> "EUR";
    };
  }
}
