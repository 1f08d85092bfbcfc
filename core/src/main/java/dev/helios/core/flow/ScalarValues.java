// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import dev.helios.core.event.Cloud;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the small values of a flow: durations, clouds, whole numbers, decimals, paths. */
final class ScalarValues {
  static final Duration SHORTEST = Duration.ofMillis(1);

  private static final Pattern DURATION = Pattern.compile("(-?)(\\d{1,12})(ms|s|m|h|d)");
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,20}(\\.\\d{1,20})?");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Pattern SEGMENT = Pattern.compile("[^\\s.\\[\\]*$\"']+");
  private static final String CLOUDS =
      Arrays.stream(Cloud.values()).map(Cloud::label).collect(Collectors.joining(", "));

  private ScalarValues() {}

  static @Nullable Duration duration(
      Fields fields, String name, Duration least, Duration most, @Nullable String cureWhenAbsent) {
    String text = fields.text(name, FlowLimits.MAX_NAME, cureWhenAbsent);
    if (text == null) {
      return null;
    }
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      fields.problem(
          fields.line(name),
          name,
          "expected a duration, found '" + text + "'",
          "write a number and ms, s, m, h or d, for example 30s");
      return null;
    }
    Duration value = of(Long.parseLong(matcher.group(2)), matcher.group(3));
    boolean negative = !matcher.group(1).isEmpty();
    if (negative || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      fields.problem(
          fields.line(name),
          name,
          "expected " + text(least) + " to " + text(most) + ", found " + text,
          "write a duration within that");
      return null;
    }
    return value;
  }

  private static Duration of(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofSeconds(Math.multiplyExact(amount, 60L));
      case "h" -> Duration.ofSeconds(Math.multiplyExact(amount, 3_600L));
      default -> Duration.ofSeconds(Math.multiplyExact(amount, 86_400L));
    };
  }

  /** The largest unit that writes it whole. */
  static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis == 0) {
      return "0s";
    }
    if (millis % 86_400_000 == 0) {
      return millis / 86_400_000 + "d";
    }
    if (millis % 3_600_000 == 0) {
      return millis / 3_600_000 + "h";
    }
    if (millis % 60_000 == 0) {
      return millis / 60_000 + "m";
    }
    return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
  }

  static int whole(Fields fields, String name, int least, int most, int otherwise) {
    String text = fields.has(name) ? fields.text(name, FlowLimits.MAX_NAME, null) : null;
    if (text == null) {
      return otherwise;
    }
    boolean digits = WHOLE.matcher(text).matches();
    int value = digits ? Integer.parseInt(text) : -1;
    if (!digits || value < least || value > most) {
      fields.problem(
          fields.line(name),
          name,
          "expected a whole number from " + least + " to " + most + ", found '" + text + "'",
          "write such a number");
      return otherwise;
    }
    return value;
  }

  static boolean flag(Fields fields, String name) {
    String text = fields.has(name) ? fields.text(name, FlowLimits.MAX_NAME, null) : "false";
    if (text != null && !text.equals("true") && !text.equals("false")) {
      fields.problem(
          fields.line(name), name, "expected true or false, found '" + text + "'", "write true");
    }
    return "true".equals(text);
  }

  static @Nullable BigDecimal decimal(Fields fields, String name) {
    String text = fields.has(name) ? fields.text(name, FlowLimits.MAX_NAME, null) : null;
    if (text == null) {
      return null;
    }
    if (!DECIMAL.matcher(text).matches()) {
      fields.problem(
          fields.line(name),
          name,
          "expected a decimal that is not negative, found '" + text + "'",
          "write it in digits, for example \"0.01\"");
      return null;
    }
    return new BigDecimal(text);
  }

  static Set<Cloud> clouds(Fields fields) {
    Tree tree = fields.tree("cloud", "write cloud: and one of " + CLOUDS + ", or a list of them");
    List<Tree> items = tree instanceof Tree.Sequence sequence ? sequence.items() : list(tree);
    Set<Cloud> clouds = new TreeSet<>();
    for (Tree item : items) {
      Optional<Cloud> cloud =
          item instanceof Tree.Scalar scalar ? Cloud.labelled(scalar.text()) : Optional.empty();
      if (cloud.isEmpty() || !clouds.add(cloud.get())) {
        fields.problem(
            item.line(),
            "cloud",
            "expected a cloud, each once, found " + item.shown(),
            "use " + CLOUDS);
      }
    }
    if (tree != null && items.isEmpty()) {
      fields.problem(tree.line(), "cloud", "expected a cloud, found none", "use " + CLOUDS);
    }
    return clouds;
  }

  /** The sources that a step names; none where it names none. */
  static SortedSet<String> sources(Fields fields) {
    Tree tree = fields.tree("source", null);
    List<Tree> items = tree instanceof Tree.Sequence sequence ? sequence.items() : list(tree);
    SortedSet<String> sources = new TreeSet<>();
    for (Tree item : items) {
      String text = item instanceof Tree.Scalar scalar ? scalar.text() : "";
      if (text.isBlank() || text.length() > FlowLimits.MAX_SOURCE || !sources.add(text)) {
        fields.problem(
            item.line(),
            "source",
            "expected a source, each once, found " + item.shown(),
            "write the source exactly as it stands in the events");
      }
    }
    if (tree != null && (items.isEmpty() || items.size() > FlowLimits.MAX_SOURCES)) {
      fields.problem(
          tree.line(),
          "source",
          "expected 1 to " + FlowLimits.MAX_SOURCES + " sources, found " + items.size(),
          "write that many, or leave source: out");
    }
    return sources;
  }

  private static List<Tree> list(@Nullable Tree tree) {
    return tree == null ? List.of() : List.of(tree);
  }

  /** Why no field of a JSON object can be at this path; null when one can. */
  static @Nullable String whyNoPath(String path) {
    if (path.length() > FlowLimits.MAX_PATH) {
      return "the path is longer than " + FlowLimits.MAX_PATH + " characters";
    }
    String[] segments = path.split("\\.", -1);
    if (segments.length > FlowLimits.MAX_DEPTH) {
      return "the path has more than " + FlowLimits.MAX_DEPTH + " levels";
    }
    for (String segment : segments) {
      if (!SEGMENT.matcher(segment).matches()) {
        return "the path '" + path + "' cannot match: '" + segment + "' is no field name";
      }
    }
    return null;
  }

  static @Nullable String keyPath(Fields fields, @Nullable String cureWhenAbsent) {
    String path = fields.text("key", Integer.MAX_VALUE, cureWhenAbsent);
    String wrong = path == null ? null : whyNoPath(path);
    if (wrong != null) {
      fields.problem(
          fields.line("key"),
          "key",
          wrong,
          "write names joined by dots, from the top of the data, for example order_id");
      return null;
    }
    return path;
  }

  /** A field of a step; null, with a problem, when the text is none. */
  static @Nullable FieldRef field(Tree tree, Fields owner, String name) {
    String text = tree instanceof Tree.Scalar scalar ? scalar.text() : "";
    int dot = text.indexOf('.');
    String wrong = dot < 1 ? "it has no step" : whyNoPath(text.substring(dot + 1));
    if (wrong != null) {
      owner.problem(
          tree.line(),
          name,
          "expected a step's field, found " + tree.shown() + ": " + wrong,
          "write STEP.FIELD, for example placed.amount");
      return null;
    }
    return new FieldRef(text.substring(0, dot), text.substring(dot + 1));
  }
}
