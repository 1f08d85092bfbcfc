// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Access to a stand-in, with credentials that can be searched for in what is said. */
final class Access {
  static final String KEY = "AKIACANARYKEY";
  static final String SECRET = "canary-secret-0c5e";
  static final String TOKEN = "canary-token-77aa";

  private Access() {}

  static AwsAccess at(URI endpoint) {
    return new AwsAccess(
        "eu-central-1",
        endpoint,
        StaticCredentialsProvider.create(AwsSessionCredentials.create(KEY, SECRET, TOKEN)));
  }
}
