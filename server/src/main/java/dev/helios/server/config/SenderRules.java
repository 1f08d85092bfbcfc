// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.wire.Decoders;
import dev.helios.wire.aws.SnsTopic;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What must hold between the settings of senders; a sentence for each thing that does not. Pure.
 */
final class SenderRules {
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern PLACE = Pattern.compile("(\\[[0-9a-f:]+]|[a-z0-9.-]+):\\d{1,5}");
  private static final Set<String> VERSIONS = Set.of("1", "2");

  private SenderRules() {}

  static List<String> problems(SenderSettings settings) {
    List<String> problems = new ArrayList<>();
    completeness(settings, problems);
    urls(settings, problems);
    header("HELIOS_AWS_API_KEY_HEADER", settings.aws().apiKeyHeader(), problems);
    header("HELIOS_AZURE_SECRET_HEADER", settings.azure().secretHeader(), problems);
    sns(settings.aws(), problems);
    return problems;
  }

  private static void completeness(SenderSettings settings, List<String> problems) {
    GcpSenderSettings gcp = settings.gcp();
    if (gcp.accounts().isEmpty() != gcp.audiences().isEmpty()) {
      problems.add(
          "HELIOS_GCP_PUSH_ACCOUNTS and HELIOS_GCP_PUSH_AUDIENCES: expected both, found one");
    }
    AwsSenderSettings aws = settings.aws();
    long oauth =
        Stream.of(
                !aws.oauthIssuers().isEmpty(),
                !aws.oauthAudiences().isEmpty() || !aws.oauthClients().isEmpty(),
                !aws.oauthKeysUrl().isEmpty())
            .filter(given -> given)
            .count();
    if (oauth == 1 || oauth == 2) {
      problems.add(
          "HELIOS_AWS_OAUTH_ISSUERS, _KEYS_URL, and _AUDIENCES or _CLIENTS: expected all of them,"
              + " found some");
    }
    AzureSenderSettings azure = settings.azure();
    boolean issued =
        !azure.entraTenant().isEmpty()
            || (!azure.entraIssuers().isEmpty() && !azure.entraKeysUrl().isEmpty());
    if (issued == azure.entraAudiences().isEmpty()) {
      problems.add(
          "HELIOS_AZURE_ENTRA_TENANT and HELIOS_AZURE_ENTRA_AUDIENCES: expected both, found one");
    }
  }

  private static void urls(SenderSettings settings, List<String> problems) {
    for (String place : settings.outboundAllow()) {
      if (!PLACE.matcher(place).matches()) {
        problems.add("HELIOS_OUTBOUND_ALLOW: expected host:port in lower case");
      }
    }
    Set<String> allowed = settings.outboundAllow();
    url("HELIOS_AWS_OAUTH_KEYS_URL", settings.aws().oauthKeysUrl(), allowed, problems);
    url("HELIOS_GCP_PUSH_KEYS_URL", settings.gcp().keysUrl(), allowed, problems);
    url("HELIOS_AZURE_ENTRA_KEYS_URL", settings.azure().entraKeysUrl(), allowed, problems);
    url("HELIOS_AWS_SNS_ENDPOINT", settings.aws().snsEndpointUrl(), allowed, problems);
  }

  private static void url(String name, String url, Set<String> allowed, List<String> problems) {
    if (!url.isEmpty() && !isCallable(url, allowed)) {
      problems.add(name + ": expected an https URL, or one of HELIOS_OUTBOUND_ALLOW");
    }
  }

  private static boolean isCallable(String url, Set<String> allowed) {
    try {
      URI uri = new URI(url);
      if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
        return false;
      }
      boolean tls = "https".equals(uri.getScheme());
      int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
      String place = uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
      return tls || ("http".equals(uri.getScheme()) && allowed.contains(place));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** A header that is kept with what it came with must not carry a secret. */
  private static void header(String setting, String name, List<String> problems) {
    if (!HEADER.matcher(name).matches() || Decoders.isRelevantHeader(name)) {
      problems.add(setting + ": expected a header's name that no event has, such as x-api-key");
    }
  }

  private static void sns(AwsSenderSettings aws, List<String> problems) {
    if (!VERSIONS.containsAll(aws.snsSignatures())) {
      problems.add("HELIOS_AWS_SNS_SIGNATURES: expected 1, 2 or both");
    }
    for (String topic : aws.snsTopics()) {
      if (SnsTopic.of(topic).isEmpty()) {
        problems.add("HELIOS_AWS_SNS_TOPICS: expected names such as arn:aws:sns:REGION:ACCOUNT:X");
      }
    }
  }
}
