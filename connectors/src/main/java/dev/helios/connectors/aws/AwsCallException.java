// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * AWS said no or could not be reached. The message names service, operation, resource and cause.
 * The SDK's own exception is not kept as the cause: AWS answers a wrong signature with the request
 * that it expected, session token and all, and a wrong value with the value.
 */
public final class AwsCallException extends IOException {
  /** {@link #status} where there was no answer. */
  static final int NO_ANSWER = 0;

  private static final int MAX_DETAIL = 300;
  private static final Pattern ECHOED_VALUE =
      Pattern.compile("Value '.*?' at ", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "authorization|aws4|security-?token|credential=|canonical", Pattern.CASE_INSENSITIVE);

  private final int status;
  private final String code;

  private AwsCallException(String message, int status, String code) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** What the SDK threw, said without secrets. */
  static AwsCallException of(
      String service, String operation, String resource, RuntimeException thrown) {
    String what = service + " " + operation + " on " + resource + ": ";
    if (thrown instanceof AwsServiceException refused) {
      String code = codeOf(refused);
      String detail =
          refused.awsErrorDetails() == null ? "" : plain(refused.awsErrorDetails().errorMessage());
      return new AwsCallException(
          what
              + refused.statusCode()
              + (code.isEmpty() ? "" : " " + code)
              + (detail.isEmpty() ? "" : ": " + detail)
              + (refused.requestId() == null ? "" : " (request " + refused.requestId() + ")"),
          refused.statusCode(),
          code);
    }
    return new AwsCallException(what + "no answer: " + plain(thrown.getMessage()), NO_ANSWER, "");
  }

  /** A fault that HELIOS itself found in an answer. */
  static AwsCallException of(String message, String code) {
    return new AwsCallException(message, NO_ANSWER, code);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** The HTTP status of the answer, 0 where there was none. */
  public int status() {
    return status;
  }

  /** The error code of AWS, for example {@code AccessDenied}; empty where there is none. */
  public String code() {
    return code;
  }

  /** A text of AWS's in one line, bounded, without credentials and without the values sent. */
  static String plain(@Nullable String text) {
    if (text == null) {
      return "";
    }
    if (CREDENTIAL.matcher(text).find() && !text.startsWith("Unable to load ")) {
      return "(details left out: they repeat parts of the signed request)";
    }
    String line =
        ECHOED_VALUE.matcher(text).replaceAll("Value at ").replaceAll("\\s+", " ").strip();
    return line.length() <= MAX_DETAIL ? line : line.substring(0, MAX_DETAIL) + "...";
  }

  private static String codeOf(AwsServiceException refused) {
    if (refused.awsErrorDetails() == null || refused.awsErrorDetails().errorCode() == null) {
      return "";
    }
    return refused.awsErrorDetails().errorCode();
  }
}
