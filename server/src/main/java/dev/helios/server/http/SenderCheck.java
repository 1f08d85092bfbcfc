// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import dev.helios.core.event.Cloud;
import io.vertx.core.http.HttpServerRequest;

/** Tells whether a request comes from who may send to its route. Must not block. */
interface SenderCheck {

  /** What can be said of a sender. */
  enum Sender {
    TRUSTED,
    /** The credential is provably wrong. */
    WRONG,
    /** It could not be checked; the sender is to try again. */
    UNCERTAIN
  }

  Sender check(Cloud cloud, HttpServerRequest request);

  /**
   * For a server that listens on loopback only: whoever reaches it is on this machine. The start
   * refuses any other address, unless told otherwise.
   */
  static SenderCheck loopback() {
    return (cloud, request) -> Sender.TRUSTED;
  }
}
