// SPDX-License-Identifier: MIT
package dev.helios.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  @Test
  void parse_nothing_isTheFullRunHere() throws Exception {
    assertThat(Options.parse(List.of()))
        .isEqualTo(new Options(false, URI.create("http://127.0.0.1:8001"), null));
  }

  @Test
  void parse_everything_isTaken() throws Exception {
    assertThat(
            Options.parse(List.of("--quick", "--url", "http://localhost:9000/", "--out", "x.md")))
        .isEqualTo(new Options(true, URI.create("http://localhost:9000"), Path.of("x.md")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com:8001",
        "http://127.0.0.1.example.com",
        "http://10.0.0.1",
        "http://127.0.0.1@example.com",
        "https://127.0.0.1",
        "127.0.0.1:8001",
        "http://[::2]",
        "not a url"
      })
  void parse_anotherMachine_isRefused(String url) {
    assertThatThrownBy(() -> Options.parse(List.of("--url", url)))
        .isInstanceOf(Options.Wrong.class)
        .hasMessageContaining("--url must be");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--url", "--out", "--fast"})
  void parse_halfOrUnknown_isRefused(String word) {
    assertThatThrownBy(() -> Options.parse(List.of(word)))
        .isInstanceOf(Options.Wrong.class)
        .hasMessageContaining(word);
  }
}
