// SPDX-License-Identifier: MIT
package dev.helios.wire.signature;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a token must say of whom it was given to, beside issuer, audience and times. */
public sealed interface RequiredClaim {
  boolean holds(Map<String, Object> claims);

  /** The first of these claims that is there is a text among the values. */
  record OneOf(List<String> names, Set<String> values) implements RequiredClaim {
    public OneOf {
      names = List.copyOf(names);
      values = Set.copyOf(values);
    }

    @Override
    public boolean holds(Map<String, Object> claims) {
      for (String name : names) {
        Object value = claims.get(name);
        if (value != null) {
          return value instanceof String text && values.contains(text);
        }
      }
      return false;
    }
  }

  /** The claim is there and is the JSON word true, not a text that reads like it. */
  record True(String name) implements RequiredClaim {
    @Override
    public boolean holds(Map<String, Object> claims) {
      return Boolean.TRUE.equals(claims.get(name));
    }
  }

  /** The claim is a list in which one of the values stands. */
  record Holds(String name, Set<String> values) implements RequiredClaim {
    public Holds {
      values = Set.copyOf(values);
    }

    @Override
    public boolean holds(Map<String, Object> claims) {
      return claims.get(name) instanceof Collection<?> list
          && list.stream().anyMatch(item -> item instanceof String text && values.contains(text));
    }
  }
}
