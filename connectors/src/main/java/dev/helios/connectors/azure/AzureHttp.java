// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import java.net.http.HttpClient;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The one HTTP client that everything of Azure shares: the JDK's, without redirects, as itself and
 * as the SDK wants it. Thread-safe.
 */
public final class AzureHttp implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private final HttpClient plain;
  private final com.azure.core.http.HttpClient sdk;

  public AzureHttp() {
    this(null);
  }

  /**
   * @param tls whom to trust; null for the JDK's own
   */
  public AzureHttp(@Nullable SSLContext tls) {
    this.plain = builder(tls).build();
    this.sdk =
        new JdkHttpClientBuilder(builder(tls))
            .connectionTimeout(CONNECT)
            .responseTimeout(ANSWER)
            .readTimeout(ANSWER)
            .writeTimeout(ANSWER)
            .build();
  }

  private static HttpClient.Builder builder(@Nullable SSLContext tls) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT);
    return tls == null ? builder : builder.sslContext(tls);
  }

  HttpClient plain() {
    return plain;
  }

  com.azure.core.http.HttpClient sdk() {
    return sdk;
  }

  @Override
  public void close() {
    plain.shutdownNow();
  }
}
