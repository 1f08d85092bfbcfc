// SPDX-License-Identifier: MIT
package dev.helios.wire.signature;

/** The result of checking the credential of a request. */
public sealed interface AuthenticationResult {
  AuthenticationResult AUTHENTICATED = new Authenticated();

  /** The credential is one of those configured. */
  record Authenticated() implements AuthenticationResult {}

  /** The credential is none of those configured: sending it again does not help. */
  record Rejected(RejectReason reason) implements AuthenticationResult {}

  /** The credential cannot be checked now; the sender may try again. */
  record Unavailable(UnavailableReason reason) implements AuthenticationResult {}

  static AuthenticationResult rejected(RejectReason reason) {
    return new Rejected(reason);
  }

  static AuthenticationResult unavailable(UnavailableReason reason) {
    return new Unavailable(reason);
  }
}
