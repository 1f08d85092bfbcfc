// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import dev.helios.server.access.LocalCloud;
import dev.helios.testkit.Await;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, asked of the running server over HTTP, and who is not. */
@ExtendWith(WithWorld.class)
class SendersIT {
  private static final RSAKey THIEF = LocalCloud.key("google-1");
  private static final String ROLE = "AzureEventGridSecureWebhookSubscriber";

  private final Guarded guarded;
  private final Client client;

  SendersIT(Guarded guarded) {
    this.guarded = guarded;
    this.client = guarded.client();
  }

  @Test
  void aws_aKey_decides() throws Exception {
    String body = event();

    assertThat(post(Client.AWS, "x-api-key", Guarded.AWS, body).status()).isEqualTo(200);
    assertThat(post(Client.AWS, "x-api-key", "an-older-aws-key-01234", body).status())
        .isEqualTo(200);
    isRefused(post(Client.AWS, "x-api-key", "CANARY-guessed-key-0001", body), 403);
    isRefused(post(Client.AWS, "x-other", Guarded.AWS, body), 403);
    isRefused(client.post(Client.AWS, body), 403);
  }

  @Test
  void aws_aLogin_decides() throws Exception {
    assertThat(authorized(Client.AWS, Guarded.basic(Guarded.LOGIN), event()).status())
        .isEqualTo(200);
    isRefused(authorized(Client.AWS, Guarded.basic("helios:CANARY-guess"), event()), 403);
  }

  @Test
  void aws_aTokenOfTheConnection_decides() throws Exception {
    assertThat(
            authorized(Client.AWS, guarded.connection(guarded.oauth, "helios"), event()).status())
        .isEqualTo(200);
    isRefused(authorized(Client.AWS, guarded.connection(guarded.oauth, "other"), event()), 403);
    isRefused(authorized(Client.AWS, guarded.push(guarded.google), event()), 403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void sns_aSignature_decides(String version) throws Exception {
    Map<String, String> message = LocalCloud.notification(event(), Instant.now());
    message.put("SignatureVersion", version);
    String body = guarded.cloud.signed(message);

    assertThat(client.post(Client.AWS, body).status()).isEqualTo(200);
    isRefused(client.post(Client.AWS, body.replace("SENT", "SEND")), 403);
    isRefused(post(Client.AWS, "x-api-key", Guarded.AWS, LocalCloud.json(message)), 403);
    isRefused(client.post(Client.AWS, new LocalCloud().signed(message)), 403);
    message.put("TopicArn", LocalCloud.TOPIC + "-other");
    isRefused(client.post(Client.AWS, guarded.cloud.signed(message)), 403);
  }

  @Test
  void sns_aStaleMessage_isRefused() throws Exception {
    Instant then = Instant.now().minusSeconds(8 * 86_400);

    isRefused(
        client.post(Client.AWS, guarded.cloud.signed(LocalCloud.notification(event(), then))), 403);
  }

  @Test
  void sns_rawDelivery_needsAnotherCredential() throws Exception {
    Map<String, String> headers = new HashMap<>();
    headers.put("x-amz-sns-rawdelivery", "true");
    headers.put("x-amz-sns-message-id", UUID.randomUUID().toString());
    headers.put("x-amz-sns-topic-arn", LocalCloud.TOPIC);

    isRefused(client.post(Client.AWS, headers, Goldens.utf8(event())), 403);
    headers.put("authorization", Guarded.basic(Guarded.LOGIN));
    assertThat(client.post(Client.AWS, headers, Goldens.utf8(event())).status()).isEqualTo(200);
  }

  /** The link in the message leads to the sink as well: it must not be what is called. */
  @Test
  void sns_aSubscription_isConfirmedOnceSignedAndByTopicAndToken() throws Exception {
    String link = guarded.sink.at("/CANARY-subscribe-link").toString();
    Map<String, String> message =
        LocalCloud.handshake("SubscriptionConfirmation", link, Instant.now());

    isRefused(client.post(Client.AWS, LocalCloud.json(message)), 403);
    isRefused(client.post(Client.AWS, new LocalCloud().signed(message)), 403);
    assertThat(confirmations()).isEmpty();
    assertThat(client.post(Client.AWS, guarded.cloud.signed(message)).status()).isEqualTo(200);
    Await.until("the subscription is confirmed", () -> confirmations().size() == 1);
    message.put("Type", "UnsubscribeConfirmation");
    assertThat(client.post(Client.AWS, guarded.cloud.signed(message)).status()).isEqualTo(200);

    assertThat(confirmations().getFirst())
        .contains("TopicArn=" + LocalCloud.TOPIC.replace(":", "%3A"), "Token=2336412f37fb");
    assertThat(confirmations()).hasSize(1);
    assertThat(guarded.sink.asked()).noneMatch(asked -> asked.contains("CANARY"));
  }

  @Test
  void gcp_aTokenOfTheAccount_decides() throws Exception {
    String body = "{\"message\":{\"messageId\":\"" + UUID.randomUUID() + "\",\"data\":\"e30=\"}}";

    assertThat(authorized(Client.GCP, guarded.push(guarded.google), body).status()).isEqualTo(200);
    isRefused(authorized(Client.GCP, guarded.push(THIEF), body), 403);
    isRefused(authorized(Client.GCP, "Bearer CANARY.not.token", body), 403);
    isRefused(client.post(Client.GCP, body), 403);
    String other =
        LocalCloud.token(
            guarded.google, LocalCloud.push(Instant.now()).claim("email", "x@y.example"));
    isRefused(authorized(Client.GCP, "Bearer " + other, body), 403);
  }

  @Test
  void gcp_aTokenThatCannotBeChecked_isToBeSentAgain() throws Exception {
    Answer answer = authorized(Client.GCP, guarded.push(LocalCloud.key("google-2")), "{}");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("retry-after")).isNotEmpty();
    assertThat(answer.member("code")).isEqualTo("sender.unchecked");
  }

  @Test
  void azure_aSecretOrAToken_decides() throws Exception {
    String body = grid();

    assertThat(client.post(Client.AZURE + "?code=" + Guarded.AZURE, body).status()).isEqualTo(200);
    assertThat(post(Client.AZURE, "x-helios-secret", Guarded.AZURE, body).status()).isEqualTo(200);
    assertThat(authorized(Client.AZURE, guarded.delivery(guarded.entra, ROLE), body).status())
        .isEqualTo(200);
    isRefused(client.post(Client.AZURE + "?code=CANARY-guessed-secret", body), 403);
    isRefused(client.post(Client.AZURE + "?code=%ff%00", body), 403);
    isRefused(authorized(Client.AZURE, guarded.delivery(guarded.entra, "Reader"), body), 403);
    isRefused(client.post(Client.AZURE, body), 403);
  }

  @Test
  void azure_theHandshake_isForThoseWithACredential() throws Exception {
    String link = guarded.sink.at("/CANARY-validation-link").toString();
    String body =
        """
        [{"id":"1","topic":"/topics/stock","subject":"","data":{"validationCode":"c-1",\
        "validationUrl":"%s"},"eventType":"Microsoft.EventGrid.SubscriptionValidationEvent",\
        "eventTime":"2026-11-20T07:41:09Z","metadataVersion":"1","dataVersion":"1"}]\
        """
            .formatted(link);
    Map<String, String> headers = Map.of("aeg-event-type", "SubscriptionValidation");

    isRefused(client.post(Client.AZURE, headers, Goldens.utf8(body)), 403);
    Answer answer =
        client.post(Client.AZURE + "?code=" + Guarded.AZURE, headers, Goldens.utf8(body));

    assertThat(answer.text()).isEqualTo("{\"validationResponse\":\"c-1\"}");
    assertThat(guarded.sink.asked()).noneMatch(asked -> asked.contains("CANARY"));
  }

  @Test
  void azure_consent_isForAllowedOriginsOnly() throws Exception {
    for (String origin :
        List.of(
            "eventgrid.azure.net", "evil.example", "eventgrid.azure.net.evil.example", "null")) {
      Answer answer =
          client.send(
              "OPTIONS",
              Client.AZURE,
              Map.of("WebHook-Request-Origin", origin, "WebHook-Request-Callback", link()),
              BodyPublishers.noBody());
      assertThat(answer.headers().containsKey("webhook-allowed-origin"))
          .as(origin)
          .isEqualTo(origin.equals("eventgrid.azure.net"));
    }
    assertThat(guarded.sink.asked()).noneMatch(asked -> asked.contains("CANARY"));
  }

  @Test
  void direct_aKeyOrASignature_decides() throws Exception {
    String body = direct();

    assertThat(authorized(Client.DIRECT, "Bearer " + Guarded.DIRECT, body).status()).isEqualTo(202);
    assertThat(post(Client.DIRECT, "x-api-key", Guarded.DIRECT, body).status()).isEqualTo(200);
    isRefused(authorized(Client.DIRECT, "Bearer CANARY-guessed-key", body), 403);
    isRefused(authorized(Client.DIRECT, "Bearer " + Guarded.API, body), 403);
    Answer absent = client.post(Client.DIRECT, body);
    isRefused(absent, 401);
    assertThat(absent.header("www-authenticate")).startsWith("Bearer");
  }

  @Test
  void direct_aSignedRequest_isTakenOnce() throws Exception {
    String body = direct();
    String signature = Guarded.hmac(Guarded.HMAC, body);

    assertThat(post(Client.DIRECT, "x-helios-signature", signature, body).status()).isEqualTo(202);
    isRefused(post(Client.DIRECT, "x-helios-signature", signature, body), 403);
    String wrong = Guarded.hmac("CANARY-wrong-key-012345", body);
    isRefused(post(Client.DIRECT, "x-helios-signature", wrong, body), 403);
    isRefused(post(Client.DIRECT, "x-helios-signature", signature, body + " "), 403);
    isRefused(post(Client.AWS, "x-helios-signature", signature, body), 403);
  }

  private List<String> confirmations() {
    return guarded.sink.asked().stream()
        .filter(asked -> asked.contains("Action=ConfirmSubscription"))
        .toList();
  }

  private static void isRefused(Answer answer, int status) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.member("code")).isEqualTo("sender.unknown");
    assertThat(answer.member("detail"))
        .isEqualTo("expected a credential of this route, found none that is");
    assertThat(answer.text()).doesNotContain("CANARY");
  }

  private Answer post(String path, String header, String value, String body) throws Exception {
    return client.post(
        path, Map.of("content-type", "application/json", header, value), Goldens.utf8(body));
  }

  private Answer authorized(String path, String authorization, String body) throws Exception {
    return post(path, "authorization", authorization, body);
  }

  private String link() {
    return guarded.sink.at("/CANARY-callback").toString();
  }

  private static String event() {
    return Envelope.AWS.event(UUID.randomUUID().toString(), "{\"a\":\"SENT\"}");
  }

  private static String grid() {
    return "[" + Envelope.AZURE.event(UUID.randomUUID().toString(), "{}") + "]";
  }

  private static String direct() {
    return Envelope.DIRECT.event(UUID.randomUUID().toString(), "{\"a\":1}");
  }
}
