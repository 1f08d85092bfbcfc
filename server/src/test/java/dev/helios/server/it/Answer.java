// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the server answered.
 *
 * @param headers by name in lower case
 */
record Answer(int status, Map<String, List<String>> headers, byte[] body) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("expected JSON, found " + json, e);
    }
  }

  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException("expected JSON, found " + this, e);
    }
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  String header(String lowerCaseName) {
    return String.join(",", headers.getOrDefault(lowerCaseName, List.of()));
  }

  /** A member of the answer's JSON as text, empty where it is not there. */
  String member(String name) {
    return json().path(name).asText();
  }

  /** The lines of an NDJSON answer. */
  List<JsonNode> lines() {
    return Arrays.stream(text().split("\n", -1))
        .filter(line -> !line.isBlank())
        .map(Answer::parse)
        .toList();
  }

  @Override
  public String toString() {
    String text = text();
    return status + " " + (text.length() > 500 ? text.substring(0, 500) : text);
  }
}
