// SPDX-License-Identifier: MIT
package dev.helios.core.reconcile;

import dev.helios.core.event.Cloud;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One thing that is not as the flow says, with its evidence. All are immutable values. */
public sealed interface Finding {

  /** The kinds, named as the API names them. */
  enum Kind {
    MISSING,
    LATE,
    DUPLICATE,
    CONFLICT,
    MISMATCH,
    OUT_OF_ORDER,
    UNEXPECTED;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
      return label;
    }
  }

  Kind kind();

  /** The step it is about; empty for the case as a whole. */
  String step();

  /** Its cause as a word for programs, for example {@code source_silent}. */
  String cause();

  /** It in words that a person understands. */
  default String detail() {
    return FindingText.of(this);
  }

  /**
   * Fewer events came than the step needs.
   *
   * @param clouds that may bring it, in the order of {@link Cloud}
   */
  record Missing(
      String step, SortedSet<Cloud> clouds, int expected, int found, Instant deadline, Why why)
      implements Finding {
    /** How it is known. */
    public enum Why {
      PROGRESS_PASSED,
      SOURCE_SILENT
    }

    public Missing {
      clouds = Collections.unmodifiableSortedSet(new TreeSet<>(clouds));
    }

    Missing(String step, Set<Cloud> clouds, int expected, int found, Instant deadline, Why why) {
      this(step, new TreeSet<>(clouds), expected, found, deadline, why);
    }

    @Override
    public Kind kind() {
      return Kind.MISSING;
    }

    @Override
    public String cause() {
      return label(why);
    }
  }

  /** An event came, but late. */
  record Late(String step, EventRef event, Instant deadline, How how) implements Finding {
    /** In which sense it is late. */
    public enum How {
      /** It happened at or after its deadline. */
      HAPPENED,
      /** It happened in time and was received after its deadline and the lateness. */
      RECEIVED
    }

    @Override
    public Kind kind() {
      return Kind.LATE;
    }

    @Override
    public String cause() {
      return label(how);
    }
  }

  /** A second, different event for a step that happens once. */
  record Duplicate(String step, EventRef event, EventRef first, @Nullable BigDecimal amount)
      implements Finding {
    @Override
    public Kind kind() {
      return Kind.DUPLICATE;
    }

    @Override
    public String cause() {
      return event.contentHash().equals(first.contentHash()) ? "same_content" : "other_content";
    }
  }

  /** One identity with two contents. */
  record Conflict(String step, EventRef event, EventRef first) implements Finding {
    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }

    @Override
    public String cause() {
      return "other_content";
    }
  }

  /**
   * Two fields do not agree.
   *
   * @param left the field that the other is held against, as {@code step.path}
   * @param difference its size, where both are numbers
   * @param tolerance the largest difference that would agree, where both are numbers
   */
  record Mismatch(
      String step,
      String left,
      String leftValue,
      String right,
      String rightValue,
      @Nullable BigDecimal difference,
      @Nullable BigDecimal tolerance,
      Why why)
      implements Finding {
    /** Why they do not agree. */
    public enum Why {
      DIFFERS,
      ABSENT,
      NOT_A_NUMBER,
      OTHER_KIND,
      OTHER_CURRENCY,
      OUT_OF_RANGE
    }

    @Override
    public Kind kind() {
      return Kind.MISMATCH;
    }

    @Override
    public String cause() {
      return label(why);
    }
  }

  /**
   * An effect before its cause.
   *
   * @param by how long before
   * @param tolerance what the clocks of the two clouds would explain
   */
  record OutOfOrder(
      String step,
      EventRef event,
      String causeStep,
      EventRef causeEvent,
      Duration by,
      Duration tolerance)
      implements Finding {
    @Override
    public Kind kind() {
      return Kind.OUT_OF_ORDER;
    }

    @Override
    public String cause() {
      return "before_its_cause";
    }
  }

  /**
   * Events that the flow has no place for.
   *
   * @param event null where there are more events than a case holds
   * @param count how many events this is about
   */
  record Unexpected(
      String step, @Nullable EventRef event, int count, @Nullable BigDecimal amount, Why why)
      implements Finding {
    /** Why there is no place. */
    public enum Why {
      AFTER_CLOSING,
      TOO_MANY,
      OVERFLOW
    }

    @Override
    public Kind kind() {
      return Kind.UNEXPECTED;
    }

    @Override
    public String cause() {
      return label(why);
    }
  }

  private static String label(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
