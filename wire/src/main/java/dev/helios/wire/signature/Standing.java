// SPDX-License-Identifier: MIT
package dev.helios.wire.signature;

/** What can be said of whoever sent a request. */
public sealed interface Standing {
  Standing TRUSTED = new Trusted();

  /** The credential is one of those configured. */
  record Trusted() implements Standing {}

  /** The credential is provably none of those configured: sending it again will not help. */
  record Wrong(Fault fault) implements Standing {}

  /** It could not be checked; the sender is to try again. */
  record Uncertain(Doubt doubt) implements Standing {}

  static Standing wrong(Fault fault) {
    return new Wrong(fault);
  }

  static Standing uncertain(Doubt doubt) {
    return new Uncertain(doubt);
  }
}
