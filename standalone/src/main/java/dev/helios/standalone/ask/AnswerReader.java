// SPDX-License-Identifier: MIT
package dev.helios.standalone.ask;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Walks through a JSON answer. Each value has to be taken or skipped; another shape than the one
 * asked for is an {@link IOException}. One owner.
 */
final class AnswerReader implements AutoCloseable {
  private final JsonParser parser;

  AnswerReader(JsonParser parser) {
    this.parser = parser;
  }

  /** What is done with a field: its value has to be taken or skipped. */
  interface OnField {
    void take(String name) throws IOException;
  }

  /** What is done with an item of a list, which is an object: {@link #fields} reads it. */
  interface OnItem {
    void take() throws IOException;
  }

  void fields(OnField field) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      expect(JsonToken.START_OBJECT);
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      field.take(parser.currentName());
    }
    require(JsonToken.END_OBJECT);
  }

  /** Every item is an object, and its reading ends at the object's end. */
  void objects(OnItem item) throws IOException {
    expect(JsonToken.START_ARRAY);
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      item.take();
    }
    require(JsonToken.END_ARRAY);
  }

  /** A text; empty where the answer has null. */
  String text() throws IOException {
    if (parser.nextToken() == JsonToken.VALUE_NULL) {
      return "";
    }
    require(JsonToken.VALUE_STRING);
    return parser.getText();
  }

  long number() throws IOException {
    expect(JsonToken.VALUE_NUMBER_INT);
    return parser.getLongValue();
  }

  boolean isTrue() throws IOException {
    JsonToken token = parser.nextToken();
    if (token != JsonToken.VALUE_TRUE) {
      require(JsonToken.VALUE_FALSE);
    }
    return token == JsonToken.VALUE_TRUE;
  }

  void skip() throws IOException {
    parser.nextToken();
    parser.skipChildren();
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  private void expect(JsonToken wanted) throws IOException {
    parser.nextToken();
    require(wanted);
  }

  private void require(JsonToken wanted) throws IOException {
    if (parser.currentToken() != wanted) {
      throw new JsonParseException(
          parser, "expected " + wanted + ", found " + parser.currentToken());
    }
  }
}
