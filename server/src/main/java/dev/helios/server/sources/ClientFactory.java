// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

/** Makes something that holds connections, when it is first needed. */
@FunctionalInterface
public interface ClientFactory<T> {

  /** Throws where the cloud's client cannot be made, with a message that names the cause. */
  T open() throws Exception;
}
