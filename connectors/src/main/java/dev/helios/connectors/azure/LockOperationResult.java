// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

import dev.helios.core.event.Bytes;
import dev.helios.core.gateway.Reason;
import dev.helios.wire.envelope.EnvelopeReader;
import dev.helios.wire.envelope.JsonSlices;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * What became of locks: an answer of 200 says nothing of each of them.
 *
 * @param failed the locks that the call did nothing for
 */
record LockOperationResult(Set<String> failed) {
  static LockOperationResult read(Bytes answer) throws IOException {
    EnvelopeReader fields = EnvelopeReader.read(answer, Set.of());
    Reason fault = fields.fault();
    if (fault != null) {
      throw new IOException("the namespace's answer is not understood: " + fault.detail());
    }
    Set<String> failed = new HashSet<>();
    for (Bytes item : JsonSlices.itemsOf(fields.json("failedLockTokens"))) {
      failed.add(EnvelopeReader.read(item, Set.of("error")).need("lockToken"));
    }
    return new LockOperationResult(failed);
  }
}
