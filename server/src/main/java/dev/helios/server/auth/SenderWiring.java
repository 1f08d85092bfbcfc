// SPDX-License-Identifier: MIT
package dev.helios.server.auth;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.SenderSettings;
import dev.helios.server.outbound.AddressFilter;
import dev.helios.server.outbound.OutboundHttp;
import dev.helios.wire.aws.ConnectionToken;
import dev.helios.wire.aws.SnsCertificates;
import dev.helios.wire.aws.SnsSignature;
import dev.helios.wire.azure.DeliveryToken;
import dev.helios.wire.gcp.PushToken;
import dev.helios.wire.signature.TokenRule;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Makes the checks that the settings ask for. */
@ApplicationScoped
public class SenderWiring {
  /** Signed requests of ten minutes, at 1,000 a second; some 100 bytes each. */
  private static final int SIGNATURES = 600_000;

  @Produces
  @Singleton
  OutboundHttp outbound(HeliosConfig config, Vertx vertx) {
    AddressFilter filter = new AddressFilter(config.senders().outboundAllow());
    return new OutboundHttp(vertx, OutboundHttp.Resolver.system(), filter, null);
  }

  void close(@Disposes OutboundHttp outbound) {
    outbound.close();
  }

  @Produces
  @Singleton
  Senders senders(
      HeliosConfig config, OutboundHttp http, InstantSource clock, MeterRegistry registry) {
    return new Senders(checks(config.senders(), http, clock), registry);
  }

  /** Where a call to SNS really goes: to SNS, or to what stands in for it. */
  public static URI reach(Optional<URI> endpoint, URI uri) {
    if (endpoint.isEmpty()) {
      return uri;
    }
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return endpoint.get().resolve(uri.getRawPath() + query);
  }

  static Map<Cloud, SenderCheck> checks(
      SenderSettings settings, OutboundHttp http, InstantSource clock) {
    Map<Cloud, SenderCheck> checks = new EnumMap<>(Cloud.class);
    for (Cloud cloud : Cloud.values()) {
      checks.put(
          cloud,
          switch (settings.guard(cloud)) {
            case OPEN -> SenderCheck.open();
            case CLOSED -> SenderCheck.closed();
            case CHECKED -> check(cloud, settings, http, clock);
          });
    }
    return checks;
  }

  private static SenderCheck check(
      Cloud cloud, SenderSettings settings, OutboundHttp http, InstantSource clock) {
    BiFunction<TokenRule, URI, TokenCheck> tokens =
        (rule, keys) -> new TokenCheck(rule, new IssuerKeys(keys, http, clock), clock);
    return switch (cloud) {
      case AWS ->
          new AwsCheck(
              settings.awsApiKeys(),
              settings.awsApiKeyHeader(),
              settings.awsBasic(),
              settings.awsTokens().map(t -> tokens.apply(connection(t, settings), t.keys())),
              sns(settings, http, clock));
      case GCP -> {
        SenderSettings.Tokens push = settings.gcpTokens().orElseThrow();
        yield tokens.apply(
            PushToken.rule(push.issuers(), push.audiences(), settings.gcpAccounts()), push.keys());
      }
      case AZURE ->
          new AzureCheck(
              settings.azureSecrets(),
              settings.azureSecretHeader(),
              settings.azureSecretQuery(),
              settings.entraTokens().map(t -> tokens.apply(delivery(t, settings), t.keys())));
      case DIRECT ->
          new DirectCheck(settings.directApiKeys(), settings.directHmacKeys(), SIGNATURES, clock);
    };
  }

  private static TokenRule connection(SenderSettings.Tokens tokens, SenderSettings settings) {
    return ConnectionToken.rule(tokens.issuers(), tokens.audiences(), settings.awsClients());
  }

  private static TokenRule delivery(SenderSettings.Tokens tokens, SenderSettings settings) {
    return DeliveryToken.rule(
        tokens.issuers(), tokens.audiences(), settings.entraApplications(), settings.entraRoles());
  }

  private static SnsCheck sns(SenderSettings settings, OutboundHttp http, InstantSource clock) {
    return new SnsCheck(
        new SnsSignature(settings.snsTopics(), settings.snsSignatures(), settings.snsMaxAge()),
        new SigningCertificates(
            http, uri -> reach(settings.snsEndpoint(), uri), anchors(settings), clock),
        clock);
  }

  private static Set<TrustAnchor> anchors(SenderSettings settings) {
    Path file = settings.snsTrustFile().orElse(null);
    Stream<X509Certificate> authorities =
        file == null ? javasOwn() : SnsCertificates.read(bytes(file)).stream();
    return authorities
        .map(authority -> new TrustAnchor(authority, null))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Bytes bytes(Path file) {
    try {
      return Bytes.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<X509Certificate> javasOwn() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      @Nullable KeyStore defaults = null;
      factory.init(defaults);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("expected Java's own authorities, found none", e);
    }
  }
}
