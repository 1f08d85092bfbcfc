// SPDX-License-Identifier: MIT
package dev.helios.wire.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.helios.core.event.Json;
import dev.helios.core.gateway.Reason;
import java.io.IOException;

/**
 * Every reason for which a decoder calls a delivery malformed. The codes are stable; {@code
 * docs/bad-input.md} explains each. Details name what was expected and where, never content.
 */
public final class MalformedReasons {
  public static final String BODY_EMPTY = "body.empty";
  public static final String JSON_MALFORMED = "json.malformed";
  public static final String JSON_TOO_DEEP = "json.too_deep";
  public static final String JSON_TOO_LONG = "json.too_long";
  public static final String NOT_AN_OBJECT = "envelope.not_an_object";
  public static final String MEMBER_MISSING = "envelope.member_missing";
  public static final String MEMBER_WRONG_TYPE = "envelope.member_wrong_type";
  public static final String DUPLICATE_MEMBER = "envelope.duplicate_member";
  public static final String TOO_MANY_MEMBERS = "envelope.too_many_members";
  public static final String BASE64_MALFORMED = "base64.malformed";
  public static final String BATCH_EMPTY = "batch.empty";
  public static final String BATCH_TOO_LARGE = "batch.too_large";
  public static final String BATCH_NOT_AN_ARRAY = "batch.not_an_array";
  public static final String CONTENT_TYPE_UNSUPPORTED = "content_type.unsupported";
  public static final String CLOUDEVENTS_SPECVERSION = "cloudevents.specversion";
  public static final String CLOUDEVENTS_DATA_TWICE = "cloudevents.data_twice";
  public static final String CLOUDEVENTS_HEADER = "cloudevents.header_malformed";
  public static final String SNS_TYPE_UNKNOWN = "sns.type_unknown";
  public static final String SNS_SUBSCRIPTION = "sns.subscription_confirmation";
  public static final String SNS_UNSUBSCRIBE = "sns.unsubscribe_confirmation";
  public static final String EVENTGRID_DELETION = "eventgrid.subscription_deletion";

  private MalformedReasons() {}

  public static Reason bodyEmpty() {
    return new Reason(BODY_EMPTY, "expected a body, found none");
  }

  public static Reason malformed(String expected, long at) {
    return new Reason(JSON_MALFORMED, expected + " at byte " + at);
  }

  public static Reason notAnObject() {
    return new Reason(NOT_AN_OBJECT, "expected a JSON object, found other JSON");
  }

  public static Reason missing(String member) {
    return new Reason(MEMBER_MISSING, "expected the member " + member + ", found none");
  }

  public static Reason wrongType(String member, String expected) {
    return new Reason(
        MEMBER_WRONG_TYPE, "expected " + expected + " in the member " + member + ", found other");
  }

  public static Reason halfSurrogate(String member) {
    return new Reason(
        JSON_MALFORMED, "expected text in the member " + member + ", found half a surrogate");
  }

  public static Reason tooLarge(int max) {
    return new Reason(BATCH_TOO_LARGE, "expected at most " + max + " events, found more");
  }

  static Reason notAnArray() {
    return new Reason(BATCH_NOT_AN_ARRAY, "expected a JSON array, found other JSON");
  }

  public static Reason batchEmpty() {
    return new Reason(BATCH_EMPTY, "expected at least one event, found none");
  }

  /** Why the parser gave up. */
  static Reason broken(IOException e, JsonParser parser) {
    if (parser.getParsingContext().getNestingDepth() > Json.MAX_DEPTH) {
      return new Reason(
          JSON_TOO_DEEP, "expected at most " + Json.MAX_DEPTH + " levels of nesting, found more");
    }
    if (e instanceof StreamConstraintsException) {
      return new Reason(JSON_TOO_LONG, "expected numbers, names and texts of bounded length");
    }
    boolean located = e instanceof JsonProcessingException json && json.getLocation() != null;
    var location = located ? ((JsonProcessingException) e).getLocation() : parser.currentLocation();
    return malformed("expected JSON", Math.max(0, location.getByteOffset()));
  }

  /** Why no parser could be made. */
  static Reason notUtf8() {
    return new Reason(JSON_MALFORMED, "expected JSON in UTF-8, found another encoding");
  }
}
