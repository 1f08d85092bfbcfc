// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import picocli.CommandLine.Option;

/** The ports on which a start listens. */
final class PortOptions {
  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "${env:API_PORT:-8001}",
      converter = Ranges.Port.class,
      description = "the port of the API (API_PORT, else 8001)")
  int port;

  @Option(
      names = "--dashboard-port",
      paramLabel = "P",
      defaultValue = "5173",
      converter = Ranges.Port.class,
      description = "the port of the dashboard (${DEFAULT-VALUE})")
  int dashboardPort;
}
