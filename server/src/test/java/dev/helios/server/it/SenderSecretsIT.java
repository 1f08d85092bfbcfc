// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.server.access.LocalCloud;
import dev.helios.testkit.Await;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What checking must not do: tell secrets, or hold up others. */
@ExtendWith(WithWorld.class)
class SenderSecretsIT {
  private static final String CANARY = "CANARY";
  private static final List<String> DOORS =
      List.of(Client.AWS, Client.GCP, Client.AZURE, Client.DIRECT, "/api/v1/stats", "/nowhere");

  private final Guarded guarded;
  private final Client client;

  SenderSecretsIT(Guarded guarded) {
    this.guarded = guarded;
    this.client = guarded.client();
  }

  /** Whoever sends a secret to the wrong place must not find it again, nor anybody else. */
  @Test
  void secrets_plantedEverywhere_areFoundNowhere() throws Exception {
    List<String> told = new ArrayList<>();
    String id = UUID.randomUUID().toString();
    for (String door : DOORS) {
      for (Map<String, String> headers : planted()) {
        for (String query : List.of("", "?code=CANARY-q&access_token=CANARY-q&%ff=CANARY-q")) {
          Answer answer =
              client.post(door + query, headers, Goldens.utf8(Envelope.AWS.event(id, "{}")));
          told.add(answer.text() + answer.headers());
        }
      }
    }
    told.add(client.get("/CANARY-path?CANARY-q=1").text());
    told.add(guarded.server.words());
    told.add(read("/metrics"));
    told.add(read("/api/v1/health/detailed"));
    told.add(read("/openapi.json"));

    assertThat(told).hasSizeGreaterThan(100).noneMatch(text -> text.contains(CANARY));
    assertThat(read("/metrics")).contains("helios_sender_checks_total{");
    for (String secret : List.of("another-api-key-0123", "an-older-aws-key-01234")) {
      assertThat(told).noneMatch(text -> text.contains(secret));
    }
  }

  /** What is taken in is kept without the credential that brought it. */
  @Test
  void secrets_thatWereRight_areNotKeptWithWhatTheyBrought() throws Exception {
    byte[] broken = Goldens.utf8("{\"id\":\"1\"}");
    for (Map<String, String> headers :
        List.of(
            Map.of("x-api-key", Guarded.AWS),
            Map.of("authorization", Guarded.basic(Guarded.LOGIN)))) {
      Answer answer = client.post(Client.AWS, headers, broken);
      assertThat(answer.member("status")).isEqualTo("quarantined");
      String item = kept(answer.member("quarantine_id"));
      assertThat(item).doesNotContain(CANARY).doesNotContain(Guarded.basic(Guarded.LOGIN));
    }
    Answer answer = client.post(Client.AZURE + "?code=" + Guarded.AZURE, "{\"id\":\"1\"}");
    assertThat(kept(answer.json().at("/quarantine_id").asText())).doesNotContain(CANARY);
  }

  /** The control: the search does find what is kept, if it is there. */
  @Test
  void control_aCanaryInABody_isFound() throws Exception {
    Answer answer =
        client.post(
            Client.AWS,
            Map.of("x-api-key", Guarded.AWS),
            Goldens.utf8("{\"id\":\"CANARY-in-the-body\"}"));

    assertThat(kept(answer.member("quarantine_id"))).contains(CANARY);
  }

  /** While a certificate does not come, the event loop goes on with everybody else. */
  @Test
  void check_whileACertificateDoesNotCome_holdsUpNobodyElse() throws Exception {
    Map<String, String> message = LocalCloud.notification("{}", Instant.now());
    message.put("SigningCertURL", "https://sns.eu-central-1.amazonaws.com/slow.pem");
    HttpRequest request =
        HttpRequest.newBuilder(client.base().resolve(Client.AWS))
            .POST(BodyPublishers.ofString(guarded.cloud.signed(message)))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      List<CompletableFuture<HttpResponse<String>>> held = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        held.add(http.sendAsync(request, BodyHandlers.ofString()));
      }
      Await.until("the certificate is asked for", () -> guarded.sink.asked().contains("/slow.pem"));
      int answered = 0;
      while (answered < 200 && held.stream().noneMatch(CompletableFuture::isDone)) {
        assertThat(client.get("/api/v1/health/live").status()).isEqualTo(200);
        assertThat(event().status()).isEqualTo(200);
        answered++;
      }
      guarded.release();

      assertThat(answered).isGreaterThanOrEqualTo(3);
      for (CompletableFuture<HttpResponse<String>> one : held) {
        assertThat(one.get(30, TimeUnit.SECONDS).statusCode()).isIn(200, 503);
      }
      assertThat(guarded.sink.asked().stream().filter("/slow.pem"::equals)).hasSize(1);
    }
  }

  private Answer event() throws Exception {
    return client.post(
        Client.AWS,
        Map.of("x-api-key", Guarded.AWS),
        Goldens.utf8(Envelope.AWS.event(UUID.randomUUID().toString(), "{}")));
  }

  private static List<Map<String, String>> planted() {
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString("me:CANARY-password".getBytes(StandardCharsets.UTF_8));
    return List.of(
        Map.of("authorization", "Bearer CANARY-token"),
        Map.of("authorization", "Bearer CANARY.CANARY.CANARY"),
        Map.of("authorization", basic),
        Map.of("authorization", "CANARY CANARY"),
        Map.of("x-api-key", "CANARY-key"),
        Map.of("x-helios-secret", "CANARY-secret"),
        Map.of("x-helios-signature", "t=1,v1=CANARY"),
        Map.of("aeg-sas-key", "CANARY-sas"),
        Map.of("cookie", "session=CANARY"));
  }

  private String read(String path) throws Exception {
    return client
        .send(
            "GET", path, Map.of("authorization", "Bearer " + Guarded.API), BodyPublishers.noBody())
        .text();
  }

  private String kept(String id) throws Exception {
    assertThat(id).isNotEmpty();
    return Await.answer(
        "the quarantined delivery is stored",
        () -> {
          Answer item =
              client.send(
                  "GET",
                  "/api/v1/quarantine/" + id,
                  Map.of("authorization", "Bearer " + Guarded.API),
                  BodyPublishers.noBody());
          return item.status() == 200
              ? java.util.Optional.of(item.text())
              : java.util.Optional.empty();
        });
  }
}
