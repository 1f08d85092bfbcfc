// SPDX-License-Identifier: MIT
package dev.helios.wire.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.helios.core.event.Bytes;
import dev.helios.core.event.Json;
import dev.helios.core.gateway.Reason;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object, each with its exact place in the body. Reading never throws: the
 * first thing found wrong, while parsing or when a member is asked for, is kept as {@link #fault},
 * and the asker gets a harmless value. For one thread.
 */
public final class EnvelopeReader {
  /**
   * Most members of an envelope and its objects together: more is an attack on memory, not an
   * event.
   */
  public static final int MAX_MEMBERS = 1_000;

  private final Bytes body;
  private final Fault fault;
  private final Map<String, EnvelopeMember> members = new HashMap<>();

  private EnvelopeReader(Bytes body, Fault fault) {
    this.body = body;
    this.fault = fault;
  }

  /**
   * Reads the body as one JSON object.
   *
   * @param descend names of members whose objects are read into fields of their own, at any level
   */
  public static EnvelopeReader read(Bytes body, Set<String> descend) {
    EnvelopeReader fields = new EnvelopeReader(body, new Fault());
    try (JsonParser parser = Json.parser(body)) {
      fields.readAll(parser, descend);
    } catch (IOException e) {
      fields.fault.set(MalformedReasons.notUtf8());
    }
    return fields;
  }

  /** The first thing that was wrong, null while nothing was. */
  public @Nullable Reason fault() {
    return fault.first;
  }

  /** Notes what an asker found wrong; the first of all faults is kept. */
  public void fault(Reason reason) {
    fault.set(reason);
  }

  /** Whether the member is there and says null. */
  public boolean isNull(String name) {
    EnvelopeMember member = members.get(name);
    return member != null && member.isNull();
  }

  /** Whether the member is there at all, null or not. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** Whether the member is an object that was descended into. */
  public boolean isObject(String name) {
    EnvelopeMember member = members.get(name);
    return member != null && member.fields() != null;
  }

  /** A text that must be there; "" and a fault where it is not. */
  public String need(String name) {
    String text = text(name);
    if (text == null) {
      fault.set(MalformedReasons.missing(name));
    }
    return text == null ? "" : text;
  }

  /** A text that may be absent or null; a fault where it is something else. */
  public @Nullable String text(String name) {
    EnvelopeMember member = members.get(name);
    if (member == null || member.isNull()) {
      return null;
    }
    if (member.token() != JsonToken.VALUE_STRING) {
      fault.set(MalformedReasons.wrongType(name, "a text"));
      return null;
    }
    return member.text();
  }

  /** Whether the member is a JSON string. */
  public boolean isText(String name) {
    EnvelopeMember member = members.get(name);
    return member != null && member.token() == JsonToken.VALUE_STRING;
  }

  /** The exact bytes of the member's value; empty where it is absent. */
  public Bytes json(String name) {
    EnvelopeMember member = members.get(name);
    return member == null ? Bytes.EMPTY : Bytes.slice(body.array(), member.from(), member.to());
  }

  /** The exact bytes of a value that must be there. */
  public Bytes needJson(String name) {
    if (!has(name)) {
      fault.set(MalformedReasons.missing(name));
    }
    return json(name);
  }

  /** The members of an object that may be absent or null; a fault where it is something else. */
  public EnvelopeReader object(String name) {
    EnvelopeMember member = members.get(name);
    if (member != null && member.fields() != null) {
      return member.fields();
    }
    if (member != null && !member.isNull()) {
      fault.set(MalformedReasons.wrongType(name, "an object"));
    }
    return new EnvelopeReader(Bytes.EMPTY, fault);
  }

  /** The texts, numbers and booleans among the members, numbers as they are spelt. */
  public Map<String, String> scalars() {
    Map<String, String> scalars = new LinkedHashMap<>();
    members.forEach(
        (name, member) -> {
          if (member.text() != null) {
            scalars.put(name, member.text());
          }
        });
    return scalars;
  }

  /** A fault where any member is something else than a text; {@code name} is the object's own. */
  public void needTextsOnly(String name) {
    if (!members.values().stream().allMatch(m -> m.token() == JsonToken.VALUE_STRING)) {
      fault.set(MalformedReasons.wrongType(name, "texts only"));
    }
  }

  private void readAll(JsonParser parser, Set<String> descend) {
    try {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_OBJECT) {
        readMembers(parser, descend);
      } else if (first == null) {
        fault.set(MalformedReasons.bodyEmpty());
      } else {
        parser.skipChildren();
        parser.finishToken();
      }
      if (parser.nextToken() != null) {
        fault.set(
            MalformedReasons.malformed(
                "expected the end", parser.currentTokenLocation().getByteOffset()));
      } else if (first != null && first != JsonToken.START_OBJECT) {
        fault.set(MalformedReasons.notAnObject());
      }
    } catch (IOException e) {
      fault.set(MalformedReasons.broken(e, parser));
    }
  }

  private void readMembers(JsonParser parser, Set<String> descend) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      int from = (int) parser.currentTokenLocation().getByteOffset();
      EnvelopeReader nested = null;
      String text = null;
      if (token == JsonToken.START_OBJECT && descend.contains(name)) {
        nested = new EnvelopeReader(body, fault);
        nested.readMembers(parser, descend);
      } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
        text = parser.getText();
      } else {
        parser.skipChildren();
      }
      int to = (int) parser.currentLocation().getByteOffset();
      keep(name, new EnvelopeMember(token, from, to, text, nested));
    }
  }

  private void keep(String name, EnvelopeMember member) {
    if (++fault.members > MAX_MEMBERS) {
      fault.set(
          new Reason(
              MalformedReasons.TOO_MANY_MEMBERS,
              "expected at most " + MAX_MEMBERS + " members, found more"));
    } else if (members.putIfAbsent(name, member) != null) {
      fault.set(
          new Reason(
              MalformedReasons.DUPLICATE_MEMBER,
              "expected each member once, found one again before byte " + member.to()));
    }
  }

  /** The first of many faults and the count of members: an object and those in it share one. */
  private static final class Fault {
    private @Nullable Reason first;
    private int members;

    private void set(Reason reason) {
      if (first == null) {
        first = reason;
      }
    }
  }
}
