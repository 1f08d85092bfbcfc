// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.core.event.Bytes;
import dev.helios.core.event.Cloud;
import dev.helios.server.config.AwsSenderSettings;
import dev.helios.server.config.AzureSenderSettings;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.SenderSettings;
import dev.helios.server.config.TokenIssuer;
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
    return new Senders(checks(config, http, clock), registry);
  }

  /** The host that calls to SNS go to: SNS, or a stand-in. */
  public static URI reach(Optional<URI> endpoint, URI uri) {
    if (endpoint.isEmpty()) {
      return uri;
    }
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return endpoint.get().resolve(uri.getRawPath() + query);
  }

  static Map<Cloud, SenderCheck> checks(
      HeliosConfig config, OutboundHttp http, InstantSource clock) {
    Map<Cloud, SenderCheck> checks = new EnumMap<>(Cloud.class);
    for (Cloud cloud : Cloud.values()) {
      checks.put(
          cloud,
          switch (config.guard(cloud)) {
            case OPEN -> SenderCheck.open();
            case CLOSED -> SenderCheck.closed();
            case CHECKED -> check(cloud, config.senders(), http, clock);
          });
    }
    return checks;
  }

  private static SenderCheck check(
      Cloud cloud, SenderSettings settings, OutboundHttp http, InstantSource clock) {
    BiFunction<TokenRule, URI, TokenCheck> tokens =
        (rule, keys) -> new TokenCheck(rule, new IssuerKeys(keys, http, clock), clock);
    return switch (cloud) {
      case AWS -> {
        AwsSenderSettings aws = settings.aws();
        yield new AwsCheck(
            aws.apiKeys(),
            aws.apiKeyHeader(),
            aws.basic(),
            aws.tokens().map(issuer -> tokens.apply(connection(issuer, aws), issuer.keys())),
            sns(aws, http, clock));
      }
      case GCP -> {
        TokenIssuer push = settings.gcp().tokens().orElseThrow();
        Set<String> accounts = settings.gcp().accounts();
        yield tokens.apply(PushToken.rule(push.issuers(), push.audiences(), accounts), push.keys());
      }
      case AZURE -> {
        AzureSenderSettings azure = settings.azure();
        yield new AzureCheck(
            azure.secrets(),
            azure.secretHeader(),
            azure.secretQuery(),
            azure.tokens().map(issuer -> tokens.apply(delivery(issuer, azure), issuer.keys())));
      }
      case DIRECT ->
          new DirectCheck(
              settings.direct().apiKeys(), settings.direct().hmacKeys(), SIGNATURES, clock);
    };
  }

  private static TokenRule connection(TokenIssuer issuer, AwsSenderSettings aws) {
    return ConnectionToken.rule(issuer.issuers(), issuer.audiences(), aws.oauthClients());
  }

  private static TokenRule delivery(TokenIssuer issuer, AzureSenderSettings azure) {
    return DeliveryToken.rule(
        issuer.issuers(), issuer.audiences(), azure.entraApplications(), azure.entraRoles());
  }

  private static SnsCheck sns(AwsSenderSettings aws, OutboundHttp http, InstantSource clock) {
    return new SnsCheck(
        new SnsSignature(aws.snsTopics(), aws.snsSignatures(), aws.snsMaxAge()),
        new SigningCertificates(http, uri -> reach(aws.snsEndpoint(), uri), anchors(aws), clock),
        clock);
  }

  private static Set<TrustAnchor> anchors(AwsSenderSettings aws) {
    Path file = aws.snsTrustFile().orElse(null);
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
