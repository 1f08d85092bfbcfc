// SPDX-License-Identifier: MIT
package dev.helios.wire.envelope;

import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/**
 * One member of an envelope.
 *
 * @param token its first token: what kind of value it is
 * @param from offset of the value's first byte in the body
 * @param to offset behind the value's last byte
 * @param text a string's text or a number's or boolean's spelling, null for everything else
 * @param fields the members of an object that was asked to be descended into
 */
record EnvelopeMember(
    JsonToken token, int from, int to, @Nullable String text, @Nullable EnvelopeReader fields) {

  boolean isNull() {
    return token == JsonToken.VALUE_NULL;
  }
}
