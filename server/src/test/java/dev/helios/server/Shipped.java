// SPDX-License-Identifier: MIT
package dev.helios.server;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** What is shipped: neither tests nor the kit that they share. */
final class Shipped implements ImportOption {
  private final ImportOption noTests = new ImportOption.DoNotIncludeTests();

  @Override
  public boolean includes(Location location) {
    return noTests.includes(location) && !location.contains("testkit");
  }
}
