// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.helios.server.access.LocalCloud;
import dev.helios.server.access.Sink;
import dev.helios.testkit.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A server that asks everybody for a credential, and stand-ins for those who issue them. */
final class Guarded implements AutoCloseable {
  static final String CERTIFICATE = "/SimpleNotificationService-0123456789abcdef.pem";
  static final String API = "CANARY-api-key-0123456789";
  static final String AWS = "CANARY-aws-key-0123456789";
  static final String LOGIN = "helios:CANARY-aws-password-0123";
  static final String AZURE = "CANARY-azure-secret-0123456";
  static final String DIRECT = "CANARY-direct-key-01234567";
  static final String HMAC = "CANARY-hmac-key-0123456789";
  static final String TENANT = "0f1e2d3c-0000-4000-8000-0123456789ab";

  final RSAKey google = LocalCloud.key("google-1");
  final RSAKey entra = LocalCloud.key("entra-1");
  final RSAKey oauth = LocalCloud.key("oauth-1");
  final LocalCloud cloud = new LocalCloud();
  final Sink sink = new Sink();
  final HeliosServer server;
  private final CountDownLatch held = new CountDownLatch(1);
  private final Path folder = Files.createTempDirectory("helios-guarded-");

  Guarded(World world) throws Exception {
    sink.answers(
        exchange -> {
          byte[] body =
              switch (exchange.getRequestURI().getPath()) {
                case "/google" -> LocalCloud.keys(google);
                case "/entra" -> LocalCloud.keys(entra);
                case "/oauth" -> LocalCloud.keys(oauth);
                case CERTIFICATE -> certificate();
                case "/slow.pem" -> hold();
                default -> "<ok/>".getBytes(StandardCharsets.UTF_8);
              };
          Sink.answer(exchange, 200, body);
        });
    Path trust = Files.write(folder.resolve("root.pem"), cloud.rootPem());
    Path keys = Files.writeString(folder.resolve("keys"), "another-api-key-0123\n" + API + "\n");
    Map<String, String> settings = new HashMap<>();
    settings.put("HELIOS_API_KEYS_FILE", keys.toString());
    settings.put("HELIOS_DIRECT_API_KEYS", DIRECT);
    settings.put("HELIOS_DIRECT_HMAC_KEYS", "an-older-hmac-key-0123," + HMAC);
    settings.put("HELIOS_AWS_API_KEYS", "an-older-aws-key-01234," + AWS);
    settings.put("HELIOS_AWS_BASIC", LOGIN);
    settings.put("HELIOS_AWS_OAUTH_ISSUERS", "https://login.example/");
    settings.put("HELIOS_AWS_OAUTH_AUDIENCES", "helios");
    settings.put("HELIOS_AWS_OAUTH_KEYS_URL", sink.at("/oauth").toString());
    settings.put("HELIOS_AWS_SNS_TOPICS", LocalCloud.TOPIC);
    settings.put("HELIOS_AWS_SNS_ENDPOINT", sink.at("/").toString());
    settings.put("HELIOS_AWS_SNS_TRUST_FILE", trust.toString());
    settings.put("HELIOS_GCP_PUSH_ACCOUNTS", LocalCloud.ACCOUNT);
    settings.put("HELIOS_GCP_PUSH_AUDIENCES", LocalCloud.AUDIENCE);
    settings.put("HELIOS_GCP_PUSH_KEYS_URL", sink.at("/google").toString());
    settings.put("HELIOS_AZURE_SECRETS", AZURE);
    settings.put("HELIOS_AZURE_ENTRA_TENANT", TENANT);
    settings.put("HELIOS_AZURE_ENTRA_AUDIENCES", "api://helios");
    settings.put("HELIOS_AZURE_ENTRA_KEYS_URL", sink.at("/entra").toString());
    settings.put("HELIOS_OUTBOUND_ALLOW", sink.place());
    server = world.guarded(settings);
    server.launch();
    Await.until("the guarded server takes events", this::isReady);
  }

  private boolean isReady() throws InterruptedException {
    try {
      return client().get("/api/v1/health/ready").status() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Lets those who ask for the slow certificate go. */
  void release() {
    held.countDown();
  }

  private byte[] hold() throws IOException {
    try {
      held.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return certificate();
  }

  private byte[] certificate() throws IOException {
    try {
      return cloud.snsPem();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  Client client() {
    return server.client();
  }

  String push(RSAKey key) {
    return "Bearer " + LocalCloud.token(key, LocalCloud.push(Instant.now()));
  }

  String delivery(RSAKey key, String role) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer("https://sts.windows.net/" + TENANT + "/")
            .audience("api://helios")
            .claim("appid", "4962773b-9cdb-44cf-a8bf-237846a00ab7")
            .claim("roles", List.of(role))
            .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    return "Bearer " + LocalCloud.token(key, claims);
  }

  String connection(RSAKey key, String audience) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer("https://login.example/")
            .audience(audience)
            .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    return "Bearer " + LocalCloud.token(key, claims);
  }

  static String basic(String login) {
    return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  static String hmac(String key, String body) throws Exception {
    long seconds = Instant.now().getEpochSecond();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] code = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
    return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(code);
  }

  @Override
  public void close() throws IOException {
    release();
    server.close();
    sink.close();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
