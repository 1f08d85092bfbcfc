// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.server.config.SenderSettings.Guard;
import dev.helios.wire.Decoders;
import dev.helios.wire.aws.SnsCertificates;
import dev.helios.wire.aws.SnsTopic;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What must hold between the settings of senders; a sentence for each thing that does not. */
final class SenderSettingsCheck {
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern PLACE = Pattern.compile("(\\[[0-9a-f:]+]|[a-z0-9.-]+):\\d{1,5}");
  private static final Set<String> VERSIONS = Set.of("1", "2");

  private final Values values;
  private final List<String> problems;

  private SenderSettingsCheck(Values values, List<String> problems) {
    this.values = values;
    this.problems = problems;
  }

  static void check(SenderSettings settings, Values values, List<String> problems) {
    SenderSettingsCheck check = new SenderSettingsCheck(values, problems);
    check.address(settings);
    check.completeness();
    check.urls();
    check.headers();
    check.sns();
  }

  private void address(SenderSettings settings) {
    boolean all =
        Arrays.stream(Cloud.values()).allMatch(cloud -> settings.guard(cloud) == Guard.CLOSED);
    if (all && settings.api() == Guard.CLOSED) {
      problems.add(
          "API_HOST is not loopback and no credential is configured: set HELIOS_API_KEYS and what"
              + " docs/guides/SECURITY.md names for each sender, or HELIOS_ALLOW_OPEN=true to let"
              + " everybody in");
    }
  }

  private void completeness() {
    if (has(SenderSettings.GCP_ACCOUNTS) != has(SenderSettings.GCP_AUDIENCES)) {
      problems.add(
          "HELIOS_GCP_PUSH_ACCOUNTS and HELIOS_GCP_PUSH_AUDIENCES: expected both, found one");
    }
    long oauth =
        List.of(
                    has(SenderSettings.AWS_OAUTH_ISSUERS),
                    has(SenderSettings.AWS_OAUTH_AUDIENCES)
                        || has(SenderSettings.AWS_OAUTH_CLIENTS))
                .stream()
                .filter(given -> given)
                .count()
            + (has(SenderSettings.AWS_OAUTH_KEYS_URL, values) ? 1 : 0);
    if (oauth == 1 || oauth == 2) {
      problems.add(
          "HELIOS_AWS_OAUTH_ISSUERS, _KEYS_URL, and _AUDIENCES or _CLIENTS: expected all of them,"
              + " found some");
    }
    boolean entra = has(SenderSettings.ENTRA_TENANT, values);
    boolean spelt = has(SenderSettings.ENTRA_ISSUERS) && has(SenderSettings.ENTRA_KEYS_URL, values);
    if ((entra || spelt) != has(SenderSettings.ENTRA_AUDIENCES)) {
      problems.add(
          "HELIOS_AZURE_ENTRA_TENANT and HELIOS_AZURE_ENTRA_AUDIENCES: expected both, found one");
    }
  }

  private void urls() {
    for (String place : values.get(SenderSettings.OUTBOUND_ALLOW)) {
      if (!PLACE.matcher(place).matches()) {
        problems.add("HELIOS_OUTBOUND_ALLOW: expected host:port in lower case");
      }
    }
    for (Setting<String> setting :
        List.of(
            SenderSettings.AWS_OAUTH_KEYS_URL,
            SenderSettings.GCP_KEYS_URL,
            SenderSettings.ENTRA_KEYS_URL,
            SenderSettings.SNS_ENDPOINT)) {
      String url = values.get(setting);
      if (!url.isEmpty() && !isCallable(url)) {
        problems.add(setting.name() + ": expected an https URL, or one of HELIOS_OUTBOUND_ALLOW");
      }
    }
  }

  private boolean isCallable(String url) {
    try {
      URI uri = new URI(url);
      if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
        return false;
      }
      boolean tls = "https".equals(uri.getScheme());
      int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
      String place = uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
      return tls
          || ("http".equals(uri.getScheme())
              && values.get(SenderSettings.OUTBOUND_ALLOW).contains(place));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** A header that is kept with what it came with must not carry a secret. */
  private void headers() {
    for (Setting<String> setting :
        List.of(SenderSettings.AWS_API_KEY_HEADER, SenderSettings.AZURE_SECRET_HEADER)) {
      String name = values.get(setting);
      if (!HEADER.matcher(name).matches()
          || Decoders.isRelevantHeader(name.toLowerCase(Locale.ROOT))) {
        problems.add(
            setting.name() + ": expected a header's name that no event has, such as x-api-key");
      }
    }
  }

  private void sns() {
    if (!VERSIONS.containsAll(values.get(SenderSettings.SNS_SIGNATURES))) {
      problems.add("HELIOS_AWS_SNS_SIGNATURES: expected 1, 2 or both");
    }
    for (String topic : values.get(SenderSettings.SNS_TOPICS)) {
      if (SnsTopic.of(topic).isEmpty()) {
        problems.add("HELIOS_AWS_SNS_TOPICS: expected names such as arn:aws:sns:REGION:ACCOUNT:X");
      }
    }
    String file = values.get(SenderSettings.SNS_TRUST_FILE);
    if (!file.isEmpty() && !isPem(file)) {
      problems.add("HELIOS_AWS_SNS_TRUST_FILE: expected a PEM file with certificates");
    }
  }

  private static boolean isPem(String file) {
    try {
      return !SnsCertificates.read(Bytes.of(Files.readAllBytes(Path.of(file)))).isEmpty();
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  private boolean has(Setting<List<String>> setting) {
    return !values.get(setting).isEmpty();
  }

  private static boolean has(Setting<String> setting, Values values) {
    return !values.get(setting).isEmpty();
  }
}
