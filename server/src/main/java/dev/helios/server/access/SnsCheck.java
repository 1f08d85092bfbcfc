// SPDX-License-Identifier: MIT
package dev.helios.server.access;

import dev.helios.wire.aws.SnsSignature;
import dev.helios.wire.aws.SnsSigned;
import dev.helios.wire.signature.AuthenticationResult;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/** Checks the signature of a message of SNS. */
final class SnsCheck {
  private final SnsSignature rule;
  private final SigningCertificates certificates;
  private final InstantSource clock;

  SnsCheck(SnsSignature rule, SigningCertificates certificates, InstantSource clock) {
    this.rule = rule;
    this.certificates = certificates;
    this.clock = clock;
  }

  /** Whether there is a topic whose messages are taken. */
  boolean takesAny() {
    return !rule.topics().isEmpty();
  }

  CompletionStage<AuthenticationResult> check(SnsSigned message) {
    return switch (rule.examine(message, clock.instant())) {
      case SnsSignature.Examined.Refused refused ->
          SenderCheck.done(AuthenticationResult.rejected(refused.reason()));
      case SnsSignature.Examined.Unproven unproven ->
          certificates.certificate(unproven).thenApply(lookup -> prove(unproven, lookup));
    };
  }

  private AuthenticationResult prove(
      SnsSignature.Examined.Unproven unproven, SigningCertificates.Lookup lookup) {
    return switch (lookup) {
      case SigningCertificates.Lookup.Found found ->
          rule.prove(unproven, found.certificate(), clock.instant());
      case SigningCertificates.Lookup.None none -> none.why();
    };
  }
}
