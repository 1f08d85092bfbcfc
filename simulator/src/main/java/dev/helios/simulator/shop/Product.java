// SPDX-License-Identifier: MIT
package dev.helios.simulator.shop;

import java.math.BigDecimal;
import java.util.List;

/** Something the shop sells. */
record Product(String sku, String name, BigDecimal price) {

  private Product(String sku, String name, String price) {
    this(sku, name, new BigDecimal(price));
  }

  static final List<Product> CATALOG =
      List.of(
          new Product("AUD-1107", "Wireless Noise-Cancelling Headphones", "249.00"),
          new Product("AUD-2210", "Bluetooth Speaker, waterproof", "79.90"),
          new Product("CMP-0142", "Mechanical Keyboard, 87 keys", "119.95"),
          new Product("CMP-0311", "27\" 4K Monitor", "389.00"),
          new Product("CMP-0420", "USB-C Dock, 11 in 1", "89.99"),
          new Product("CMP-0777", "Portable SSD 2 TB", "164.50"),
          new Product("FIT-0032", "Fitness Watch with GPS", "199.00"),
          new Product("FIT-0150", "Yoga Mat, natural rubber", "54.90"),
          new Product("FIT-0231", "Running Shoes, men's 43", "129.95"),
          new Product("HOM-0011", "Robot Vacuum Cleaner", "429.00"),
          new Product("HOM-0105", "Espresso Machine, 15 bar", "319.00"),
          new Product("HOM-0106", "Café Crème Coffee Beans, 1 kg", "16.49"),
          new Product("HOM-0210", "Cast Iron Casserole, 5.5 l", "219.00"),
          new Product("HOM-0342", "LED Desk Lamp", "45.00"),
          new Product("OFF-0019", "Ergonomic Office Chair", "349.00"),
          new Product("OFF-0070", "Standing Desk, 160 × 80 cm", "559.00"),
          new Product("OUT-0008", "Trekking Backpack, 45 l", "139.00"),
          new Product("OUT-0090", "Stainless Steel Bottle, 0.75 l", "24.95"),
          new Product("TOY-0413", "Building Blocks, 1,200 pieces", "99.99"),
          new Product("TOY-0550", "Wooden Train Set", "64.90"));
}
