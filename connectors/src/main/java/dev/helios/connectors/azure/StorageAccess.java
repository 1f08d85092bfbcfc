// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import java.net.URI;
import java.time.Duration;

/** Reaches queues and containers of a storage account, with whatever credential there is. */
final class StorageAccess {
  private static final int TRIES = 3;
  private static final Duration TRY = Duration.ofSeconds(15);
  private static final Duration BACKOFF = Duration.ofMillis(200);
  private static final Duration BACKOFF_MAX = Duration.ofSeconds(2);

  private final AzureHttp http;
  private final String connectionString;
  private final String accountUrl;
  private final TokenCredential entra;

  StorageAccess(AzureHttp http, AzureSettings settings, TokenCredential entra) {
    this.http = http;
    this.connectionString = settings.connectionString();
    this.accountUrl = settings.accountUrl();
    this.entra = entra;
  }

  /** Whether a queue so named is reached with a token of Entra. */
  boolean usesEntra(String queue) {
    return isUrl(queue) ? !isSigned(queue) : connectionString.isEmpty() && !isSigned(accountUrl);
  }

  /** The name of a queue that was given by name or by URL. */
  static String queueName(String queue) {
    if (!isUrl(queue)) {
      return queue;
    }
    String path = Redacted.url(queue);
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (name.isEmpty()) {
      throw new IllegalArgumentException(
          "expected a queue's URL that ends with its name, found " + path);
    }
    return name;
  }

  QueueClient queue(String queue) {
    QueueClientBuilder builder =
        new QueueClientBuilder().httpClient(http.sdk()).retryOptions(retries());
    try {
      if (!isUrl(queue) && !connectionString.isEmpty()) {
        return builder.connectionString(connectionString).queueName(queue).buildClient();
      }
      String url = isUrl(queue) ? accountOf(queue) : service("queue");
      // After the address, which would say the name if it had one.
      builder.endpoint(url).queueName(queueName(queue));
      return (isSigned(url) ? builder : builder.credential(entra)).buildClient();
    } catch (RuntimeException e) {
      throw unusable("queue " + queueName(queue));
    }
  }

  BlobContainerClient container(String name) {
    BlobContainerClientBuilder builder =
        new BlobContainerClientBuilder()
            .httpClient(http.sdk())
            .retryOptions(retries())
            .containerName(name);
    try {
      if (!connectionString.isEmpty()) {
        return builder.connectionString(connectionString).buildClient();
      }
      String url = service("blob");
      builder.endpoint(url);
      return (isSigned(url) ? builder : builder.credential(entra)).buildClient();
    } catch (RuntimeException e) {
      throw unusable("container " + name);
    }
  }

  /** The account's address of a service, whichever service the configured address names. */
  private String service(String label) {
    if (accountUrl.isEmpty()) {
      throw new IllegalArgumentException("no account");
    }
    return accountUrl
        .replaceFirst("\\.(blob|queue|dfs|table)\\.", "." + label + ".")
        .replaceFirst("/+$", "");
  }

  /** A queue's URL without the queue: the account with its signature, if it has one. */
  private static String accountOf(String queueUrl) {
    String path = Redacted.url(queueUrl);
    String query = URI.create(queueUrl).getRawQuery();
    String account = path.substring(0, path.lastIndexOf('/'));
    return query == null ? account : account + "?" + query;
  }

  private static boolean isUrl(String queue) {
    return queue.startsWith("https://") || queue.startsWith("http://");
  }

  private static boolean isSigned(String url) {
    return url.contains("sig=");
  }

  private static RequestRetryOptions retries() {
    return new RequestRetryOptions(
        RetryPolicyType.EXPONENTIAL, TRIES, TRY, BACKOFF, BACKOFF_MAX, null);
  }

  /** Without a cause: the SDK's own message may quote the connection string. */
  private static IllegalArgumentException unusable(String what) {
    return new IllegalArgumentException(
        "expected a usable connection string, or the storage account's URL, for the "
            + what
            + "; found neither. Set HELIOS_AZURE_STORAGE_CONNECTION_STRING or"
            + " HELIOS_AZURE_STORAGE_ACCOUNT_URL");
  }
}
