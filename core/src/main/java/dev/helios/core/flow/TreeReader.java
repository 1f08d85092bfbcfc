// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML 1.2 document (JSON is one) into a tree with line numbers. Anchors and aliases are
 * refused, so a text cannot grow when it is read; depth and size are bounded before anything is
 * built.
 */
final class TreeReader {

  /** Ends the reading at the first thing that is not a plain document. */
  static final class Refused extends Exception {
    final transient FlowError error;

    Refused(int line, String message, String cure) {
      super(message);
      this.error = new FlowError(line, "", message, cure);
    }
  }

  private final Iterator<Event> events;
  private int nodes;

  private TreeReader(String text) {
    LoadSettings settings =
        LoadSettings.builder().setUseMarks(true).setCodePointLimit(FlowLimits.MAX_TEXT).build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  static Tree read(String text) throws Refused {
    if (text.length() > FlowLimits.MAX_TEXT) {
      throw new Refused(
          0,
          "expected at most " + FlowLimits.MAX_TEXT + " characters, found " + text.length(),
          "split the flow");
    }
    try {
      return new TreeReader(text).document();
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark();
      throw new Refused(
          mark.map(m -> m.getLine() + 1).orElse(0),
          "this is not YAML: " + e.getProblem(),
          "check quotes, brackets and indentation");
    } catch (YamlEngineException | IndexOutOfBoundsException e) {
      throw new Refused(0, "this is not YAML", "check the characters and the encoding");
    }
  }

  private Tree document() throws Refused {
    Tree root = null;
    boolean started = false;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent) {
        if (started) {
          throw new Refused(
              line(event), "expected one document, found another", "keep one flow in one text");
        }
        started = true;
        root = node(events.next(), 0);
      }
    }
    if (root == null) {
      throw new Refused(0, "expected a flow, found nothing", "write at least flow, key and steps");
    }
    return root;
  }

  private Tree node(Event event, int depth) throws Refused {
    if (event instanceof AliasEvent
        || (event instanceof NodeEvent anchored && anchored.getAnchor().isPresent())) {
      throw new Refused(
          line(event), "anchors and aliases (& and *) are not read", "write the value out");
    }
    if (depth > FlowLimits.MAX_DEPTH || ++nodes > FlowLimits.MAX_NODES) {
      throw new Refused(
          line(event),
          "expected at most "
              + FlowLimits.MAX_DEPTH
              + " levels and "
              + FlowLimits.MAX_NODES
              + " values, found more",
          "make the flow smaller");
    }
    return switch (event) {
      case ScalarEvent scalar -> new Tree.Scalar(line(scalar), scalar.getValue());
      case SequenceStartEvent start -> sequence(start, depth);
      case MappingStartEvent start -> mapping(start, depth);
      default -> throw new Refused(line(event), "expected a value, found none", "write a value");
    };
  }

  private Tree sequence(SequenceStartEvent start, int depth) throws Refused {
    List<Tree> items = new ArrayList<>();
    for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
      items.add(node(event, depth + 1));
    }
    return new Tree.Sequence(line(start), List.copyOf(items));
  }

  private Tree mapping(MappingStartEvent start, int depth) throws Refused {
    List<Tree.Entry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
      if (!(node(event, depth + 1) instanceof Tree.Scalar name)) {
        throw new Refused(line(event), "expected a name, found a structure", "write a plain name");
      }
      if (!names.add(name.text())) {
        throw new Refused(
            name.line(),
            name.shown() + " stands twice in the same mapping",
            "keep one of the two, or rename it");
      }
      entries.add(new Tree.Entry(name.text(), name.line(), node(events.next(), depth + 1)));
    }
    return new Tree.Mapping(line(start), List.copyOf(entries));
  }

  private static int line(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
