// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * How AWS is reached and as whom.
 *
 * @param region null to take it from where the SDK looks: {@code AWS_REGION}, profile, instance
 * @param endpoint where all services are asked instead of at AWS (a private endpoint, a stand-in);
 *     null for AWS itself, or per service by the SDK's own {@code AWS_ENDPOINT_URL_SQS}, {@code
 *     AWS_ENDPOINT_URL_EVENTBRIDGE} and {@code AWS_ENDPOINT_URL_STS}
 * @param credentials who asks; not closed by those who are given it
 */
public record AwsAccess(
    @Nullable String region, @Nullable URI endpoint, AwsCredentialsProvider credentials) {

  public AwsAccess {
    if (endpoint != null && !isPlain(endpoint)) {
      throw new IllegalArgumentException(
          "expected an http or https address of host and port as the endpoint of AWS, found one "
              + "with scheme "
              + endpoint.getScheme());
    }
  }

  /** With the credentials that the SDK finds: environment, profile, web identity, instance. */
  public static AwsAccess ofEnvironment(@Nullable String region, @Nullable URI endpoint) {
    return new AwsAccess(region, endpoint, DefaultCredentialsProvider.builder().build());
  }

  private static boolean isPlain(URI endpoint) {
    String scheme = endpoint.getScheme();
    return ("https".equals(scheme) || "http".equals(scheme))
        && endpoint.getHost() != null
        && endpoint.getUserInfo() == null
        && endpoint.getQuery() == null;
  }

  /** Without the credentials, which name their key. */
  @Override
  public String toString() {
    return "AwsAccess[region=" + region + ", endpoint=" + endpoint + "]";
  }
}
