// SPDX-License-Identifier: MIT
package dev.helios.server.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeErrorTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=geheim+/==;EndpointSuffix=x",
        "GET https://a.queue.core.windows.net/q?sv=2024&sig=geheim%2B&se=1 gave 403",
        "403 from https://user:geheim@host/path",
        "header Authorization: Bearer geheim.x.y was refused",
        "X-Amz-Signature=geheim, expired",
        "aeg-sas-key: geheim",
        "{\"password\": \"x\", \"token\":geheim}"
      })
  void of_aMessageWithASecret_isWithoutIt(String message) {
    assertThat(SafeErrorText.of(new IOException(message))).doesNotContain("geheim").contains("***");
  }

  @Test
  void of_aLongMessageOfSeveralLines_isOneBoundedLine() {
    String words = SafeErrorText.of(new IOException("The queue\n\tis away " + "x".repeat(1_000)));

    assertThat(words).startsWith("The queue is away x").hasSize(300).doesNotContain("\n");
  }

  @Test
  void of_aFailureWithoutWords_isItsKind() {
    assertThat(SafeErrorText.of(new IOException())).isEqualTo("IOException");
  }
}
