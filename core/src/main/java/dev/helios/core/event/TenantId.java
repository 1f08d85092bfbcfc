// SPDX-License-Identifier: MIT
package dev.helios.core.event;

import java.util.HashMap;
import java.util.Map;

/**
 * Whose an event, a case, a flow or a question is: nothing of one tenant is ever shown to another.
 * Has 1 to {@value #MAX_LENGTH} characters: ASCII letters, digits, {@code .}, {@code _} and {@code
 * -}, of which the first is a letter or a digit; so it can be part of a record key, a metric label
 * and a URL as it is.
 */
public record TenantId(String value) implements Comparable<TenantId> {
  public static final int MAX_LENGTH = 63;

  /** The tenant of an installation that names none. */
  public static final TenantId DEFAULT = new TenantId("default");

  /** Most tenants that {@link #of} shares. */
  static final int MAX_SHARED = 1_000;

  /** Never changed, but replaced. */
  private static volatile Map<String, TenantId> shared = Map.of(DEFAULT.value(), DEFAULT);

  /** Throws IllegalArgumentException when the text is no tenant's name. */
  public TenantId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "a tenant of 1 to "
              + MAX_LENGTH
              + " ASCII letters, digits, '.', '_' or '-', beginning with a letter or a digit");
    }
  }

  /**
   * The tenant of this name; equal names give the same object, of the first {@value #MAX_SHARED}
   * names. For what is read back in great numbers: nothing is checked or made anew. Throws
   * IllegalArgumentException when the text is no tenant's name. Thread-safe.
   */
  public static TenantId of(String value) {
    TenantId known = shared.get(value);
    return known == null ? share(new TenantId(value)) : known;
  }

  private static TenantId share(TenantId made) {
    if (shared.size() >= MAX_SHARED) {
      return made;
    }
    synchronized (TenantId.class) {
      Map<String, TenantId> more = new HashMap<>(shared);
      TenantId first = more.putIfAbsent(made.value(), made);
      shared = more;
      return first == null ? made : first;
    }
  }

  private static boolean isValid(String value) {
    int length = value.length();
    if (length == 0 || length > MAX_LENGTH || !isLetterOrDigit(value.charAt(0))) {
      return false;
    }
    for (int i = 1; i < length; i++) {
      char c = value.charAt(i);
      if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  @Override
  public int compareTo(TenantId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
