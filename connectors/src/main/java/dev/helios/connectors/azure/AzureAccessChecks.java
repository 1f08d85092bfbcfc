// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.queue.QueueClient;
import dev.helios.connectors.port.Probe.Finding;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** The single looks at Azure. Each changes nothing, and says what to do about a flaw. */
final class AzureAccessChecks {
  private static final Duration CALL = Duration.ofSeconds(20);

  private AzureAccessChecks() {}

  private interface Question {
    /** What was found to be good; throws where it is not. */
    String ask() throws Exception;
  }

  private interface Cure {
    /** What to do about an answer with this status; 0 for no answer. */
    String of(int status);
  }

  /** A header's value, fetched when it is needed. */
  interface Secret {
    String get() throws IOException;
  }

  static AzureProbe.Look credential(TokenCredential entra, String scope) {
    return look(
        "a token of Entra for " + scope,
        () -> {
          entra.getTokenSync(new TokenRequestContext().addScopes(scope));
          return "obtained";
        },
        status ->
            "give the machine a managed identity, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and"
                + " AZURE_CLIENT_SECRET (or AZURE_CLIENT_CERTIFICATE_PATH), or use a connection"
                + " string or key instead");
  }

  static AzureProbe.Look queue(QueueClient queue) {
    return look(
        "storage queue " + queue.getQueueName() + " can be read",
        () -> {
          long messages =
              queue
                  .getPropertiesWithResponse(null, Context.NONE)
                  .getValue()
                  .getApproximateMessagesCountLong();
          queue.peekMessages(1, null, Context.NONE).forEach(message -> {});
          return "it is there, with about " + messages + " messages";
        },
        status ->
            switch (status) {
              case 404 -> "create the queue, or correct its name in HELIOS_AZURE_QUEUES";
              case 401, 403 ->
                  "give the identity the roles Storage Queue Data Reader and Storage Queue Data"
                      + " Message Processor on the queue, or correct the connection string";
              default -> unreachable("HELIOS_AZURE_STORAGE_ACCOUNT_URL");
            });
  }

  static AzureProbe.Look container(BlobContainerClient container) {
    return look(
        "dead-letter container " + container.getBlobContainerName() + " can be read",
        () -> {
          container
              .listBlobs(new ListBlobsOptions().setMaxResultsPerPage(1), null)
              .iterableByPage()
              .iterator()
              .next();
          return "it is there and can be listed";
        },
        status ->
            switch (status) {
              case 404 ->
                  "create the container, or correct its name in HELIOS_AZURE_DEAD_LETTER_CONTAINER";
              case 401, 403 ->
                  "give the identity the role Storage Blob Data Reader on the container, or correct"
                      + " the connection string";
              default -> unreachable("HELIOS_AZURE_STORAGE_ACCOUNT_URL");
            });
  }

  /** Prolongs a lock that nobody has: only an authorised caller of a real subscription may try. */
  static AzureProbe.Look subscription(NamespaceClient client, String name) {
    return look(
        "Event Grid namespace subscription " + name + " can be read",
        () -> {
          try {
            client.locks("renewLock", "", List.of("helios-probe"));
          } catch (NamespaceClient.Refused e) {
            if (e.status() != 400) {
              throw e;
            }
          }
          return "it is there and answers";
        },
        status ->
            switch (status) {
              case 404 ->
                  "create the subscription with queue delivery, or correct"
                      + " HELIOS_AZURE_NAMESPACE_SUBSCRIPTIONS (topic/subscription)";
              case 401, 403 ->
                  "correct HELIOS_AZURE_NAMESPACE_KEY, or give the identity the role EventGrid Data"
                      + " Receiver on the subscription";
              default -> unreachable("HELIOS_AZURE_NAMESPACE_ENDPOINT");
            });
  }

  /** Publishes a list of no events: a wrong key is refused before the list is looked at. */
  static AzureProbe.Look topic(HttpClient http, URI endpoint, String header, Secret value) {
    return look(
        "Event Grid topic at " + Redacted.host(endpoint) + " takes events from here",
        () -> {
          HttpRequest request =
              HttpRequest.newBuilder(endpoint)
                  .timeout(CALL)
                  .header(header, value.get())
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString("[]"))
                  .build();
          int status = http.send(request, BodyHandlers.discarding()).statusCode();
          if (status != 200 && status != 400) {
            throw new NamespaceClient.Refused("Event Grid topic", status, Duration.ZERO);
          }
          return "it answers, and knows the credential";
        },
        status ->
            switch (status) {
              case 404 -> "correct HELIOS_AZURE_TOPIC_ENDPOINT";
              case 401, 403 ->
                  "correct HELIOS_AZURE_TOPIC_KEY, or give the identity the role EventGrid Data"
                      + " Sender on the topic";
              default -> unreachable("HELIOS_AZURE_TOPIC_ENDPOINT");
            });
  }

  private static String unreachable(String setting) {
    return "check " + setting + ", the network on the way there and the account's firewall";
  }

  private static AzureProbe.Look look(String what, Question question, Cure cure) {
    return new AzureProbe.Look() {
      @Override
      public String what() {
        return what;
      }

      @Override
      public Finding find() {
        try {
          return new Finding(what, true, question.ask());
        } catch (Exception e) {
          int status =
              e instanceof NamespaceClient.Refused refused
                  ? refused.status()
                  : Redacted.statusOf(e);
          String cause =
              e instanceof NamespaceClient.Refused ? "answered " + status : Redacted.cause(e);
          return new Finding(what, false, cause + "; " + cure.of(status));
        }
      }
    };
  }
}
