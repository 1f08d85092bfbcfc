// SPDX-License-Identifier: MIT
package dev.helios.wire.envelope;

import dev.helios.core.event.Event;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes CloudEvents extension names (lower-case letters and digits) of the senders' names. */
public final class ExtensionNames {
  private static final int MAX_LENGTH = 64;

  /** Names that CloudEvents keeps for itself: an extension of that name would overwrite them. */
  private static final Set<String> RESERVED =
      Set.of("id", "source", "specversion", "type", "datacontenttype", "subject", "time", "data");

  private ExtensionNames() {}

  /** Whether CloudEvents itself gives the name a meaning, so that a sender means that. */
  public static boolean isReserved(String name) {
    return RESERVED.contains(name);
  }

  /**
   * The legal name nearest to this one; one that is an attribute, of CloudEvents or of HELIOS, gets
   * the prefix: no sender's word may pass for one of those. Null when nothing of the name is legal
   * or it is too long.
   */
  public static @Nullable String legal(String name, String prefix) {
    if (name.length() > MAX_LENGTH) {
      return null;
    }
    StringBuilder legal = new StringBuilder(name.length());
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        legal.append(c);
      }
    }
    String text = legal.toString();
    if (text.isEmpty()) {
      return null;
    }
    return Event.ATTRIBUTES.contains(text) ? prefix + text : text;
  }
}
