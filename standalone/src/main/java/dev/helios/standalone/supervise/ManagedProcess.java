// SPDX-License-Identifier: MIT
package dev.helios.standalone.supervise;

import dev.helios.standalone.Refused;
import dev.helios.standalone.ServiceKind;
import java.io.IOException;
import java.time.Duration;

/**
 * What is special about one part; everything that parts have in common is {@link
 * ProcessSupervisor}'s.
 */
public interface ManagedProcess {
  ServiceKind kind();

  /** Where it listens, for messages. */
  String address() throws IOException;

  /** Makes sure its ports are free, choosing others where they may change. Only before a start. */
  void claim() throws IOException, InterruptedException, Refused;

  /** Whatever has to be there before a start, made once. Cheap and harmless when it is there. */
  void prepare() throws IOException, InterruptedException, Refused;

  Launch launch() throws IOException, InterruptedException, Refused;

  /** Asks it whether it does its work now. Returns within a few seconds, whatever happens. */
  boolean ready() throws IOException;

  /** The signal that asks it to end in order. */
  default String stopSignal() {
    return "TERM";
  }

  /** How long it may take to end in order before it is killed. */
  Duration stopLimit();
}
