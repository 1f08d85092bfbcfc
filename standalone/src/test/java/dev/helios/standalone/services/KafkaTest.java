// SPDX-License-Identifier: MIT
package dev.helios.standalone.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KafkaTest {
  @Test
  void clusterId_manyOfThem_neverLooksLikeAnOption() {
    assertThat(Stream.generate(Kafka::clusterId).limit(2_000))
        .allMatch(id -> id.matches("[A-Za-z0-9_][A-Za-z0-9_-]{21}"));
  }
}
