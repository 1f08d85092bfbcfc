// SPDX-License-Identifier: MIT
package dev.helios.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The flags of a command line, by name without the dashes. */
record Flags(Map<String, String> values) {

  /** A command line that cannot be understood; the message is one clear sentence. */
  static final class Wrong extends RuntimeException {
    Wrong(String sentence) {
      super(sentence);
    }
  }

  /** Reads {@code --name value} and {@code --name=value}; switches take no value. */
  static Flags parse(List<String> words, Set<String> named, Set<String> switches) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      String bare = name.startsWith("--") ? name.substring(2) : "";
      String value;
      if (switches.contains(bare) && equals < 0) {
        value = "true";
      } else if (!named.contains(bare)) {
        throw new Wrong("Unknown flag " + word + "; --help lists those there are.");
      } else if (equals >= 0) {
        value = word.substring(equals + 1);
      } else if (i + 1 < words.size()) {
        value = words.get(++i);
      } else {
        throw new Wrong("Flag " + name + " needs a value.");
      }
      if (values.put(bare, value) != null) {
        throw new Wrong("Flag " + name + " was given twice.");
      }
    }
    return new Flags(values);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  double number(String name, double otherwise, double least, double most) {
    String text = values.get(name);
    if (text == null) {
      return otherwise;
    }
    String sentence = "--" + name + " must be a number from " + plain(least) + " to ";
    try {
      double value = Double.parseDouble(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new Wrong(sentence + plain(most) + ", not " + text + ".");
    }
    throw new Wrong(sentence + plain(most) + ", not " + text + ".");
  }

  long whole(String name, long otherwise) {
    String text = values.get(name);
    try {
      return text == null ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Wrong("--" + name + " must be a whole number, not " + text + ".");
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
