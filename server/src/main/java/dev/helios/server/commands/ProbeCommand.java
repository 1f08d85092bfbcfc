// SPDX-License-Identifier: MIT
package dev.helios.server.commands;

import dev.helios.connectors.port.Probe;
import dev.helios.connectors.port.Probe.Finding;
import dev.helios.core.event.Cloud;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.HeliosConfig.BadConfigException;
import dev.helios.server.sources.ClientFactory;
import dev.helios.server.sources.CloudAccount;
import dev.helios.server.sources.CloudAccounts;
import dev.helios.server.sources.SafeErrorText;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/**
 * The clouds' part of {@code helios doctor}: asks each configured cloud, with calls that change
 * nothing, whether HELIOS can do its work there, with the credentials of whoever runs it. Exit code
 * 0 when nothing is missing, 1 when something is, 2 when the settings cannot be read.
 */
public final class ProbeCommand {
  private ProbeCommand() {}

  public static void main(String[] words) {
    try {
      HeliosConfig config = HeliosConfig.read(System.getenv());
      config.modes().forEach((cloud, mode) -> System.out.printf("        %-12s %s%n", cloud, mode));
      System.exit(
          run(CloudAccounts.of(config.sources(), InstantSource.system()).all(), System.out));
    } catch (BadConfigException wrong) {
      System.out.println(wrong.getMessage());
      System.exit(2);
    }
  }

  static int run(List<CloudAccount> accounts, PrintStream out) {
    boolean missing = false;
    for (CloudAccount account : accounts) {
      for (ClientFactory<Probe> probe : account.probes()) {
        missing |= look(account.cloud(), probe, out);
      }
    }
    return missing ? 1 : 0;
  }

  private static boolean look(Cloud cloud, ClientFactory<Probe> opener, PrintStream out) {
    boolean missing = false;
    try (Probe probe = opener.open()) {
      for (Finding finding : probe.look()) {
        missing |= !finding.good();
        tell(cloud, finding, out);
      }
    } catch (Exception | LinkageError failed) {
      missing = true;
      tell(cloud, new Finding("the client can be made", false, SafeErrorText.of(failed)), out);
    }
    return missing;
  }

  private static void tell(Cloud cloud, Finding finding, PrintStream out) {
    out.println(
        String.format(
            Locale.ROOT,
            "%s  %-12s %s: %s",
            finding.good() ? "ok     " : "MISSING",
            cloud.label(),
            finding.what(),
            SafeErrorText.clean(finding.found())));
  }
}
