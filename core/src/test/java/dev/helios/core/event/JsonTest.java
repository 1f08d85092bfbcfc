// SPDX-License-Identifier: MIT
package dev.helios.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @CsvSource({
    "application/json, true",
    "Application/JSON; charset=utf-8, true",
    "' application/json ', true",
    "text/json, true",
    "application/cloudevents+json, true",
    "application/problem+json;v=1, true",
    "application/json-seq, false",
    "text/plain; note=application/json, false",
    "json, false",
    "'', false"
  })
  void isJson_mediaType_decides(String contentType, boolean json) {
    assertThat(Json.isJson(contentType)).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "ISO-8859-1"})
  void parser_otherEncodings_areRefused(String charset) throws Exception {
    Bytes bytes = Bytes.of("{\"ä\":1}".getBytes(charset));

    assertThatThrownBy(() -> Json.parser(bytes).close()).isInstanceOf(IOException.class);
  }

  @Test
  void cutter_badTextInOneItem_leavesItForTheItemsOwnReader() throws IOException {
    byte[] overlong = "[\"\u00C0\u00AF\",1]".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(tokens(Json.cutter(Bytes.of(overlong)))).isEqualTo(4);
    assertThatThrownBy(() -> Json.parser(Bytes.of(overlong)).close())
        .isInstanceOf(IOException.class);
  }

  @Test
  void parser_atEachLimit_readsAndBeyondItRefuses() throws IOException {
    assertThat(tokens(parser("1".repeat(Json.MAX_NUMBER)))).isEqualTo(1);
    assertThatThrownBy(() -> tokens(parser("1".repeat(Json.MAX_NUMBER + 1))))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> tokens(parser("{\"" + "n".repeat(Json.MAX_NAME + 1) + "\":1}")))
        .isInstanceOf(IOException.class);
    assertThat(tokens(parser("[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH))))
        .isEqualTo(2 * Json.MAX_DEPTH);
    assertThatThrownBy(() -> tokens(parser("[".repeat(Json.MAX_DEPTH + 1))))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"a\":1}', '{\"a\":1}'",
    "'\uFEFF{\"a\":1}', '{\"a\":1}'",
    "'\uFEFF 7', ' 7'",
    "'\"\uFEFF\"', '\"\uFEFF\"'",
    "'\uFEFF\"\uFEFF\"', '\"\uFEFF\"'",
    "'\uFEFF', ''"
  })
  void text_ofADocument_isWithoutTheMarkBeforeIt(String document, String text) {
    assertThat(Json.text(Bytes.utf8(document))).isEqualTo(text);
  }

  @Test
  void parser_aSecondMark_isNoJson() {
    assertThatThrownBy(() -> tokens(parser("\uFEFF\uFEFF{}"))).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void parser_theMarkOfAnotherEncoding_isNoJson(String charset) throws Exception {
    Bytes marked = Bytes.of("\uFEFF{\"a\":1}".getBytes(charset));

    assertThatThrownBy(() -> tokens(Json.parser(marked))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> tokens(Json.cutter(marked))).isInstanceOf(IOException.class);
  }

  private static JsonParser parser(String text) throws IOException {
    return Json.parser(Bytes.utf8(text));
  }

  private static int tokens(JsonParser parser) throws IOException {
    try (parser) {
      int tokens = 0;
      while (parser.nextToken() != null) {
        tokens++;
      }
      return tokens;
    }
  }
}
