// SPDX-License-Identifier: MIT
package dev.helios.engine.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.Cloud;
import dev.helios.core.event.TenantId;
import dev.helios.core.watermark.SourceId;
import dev.helios.core.watermark.SourceRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParkedTest {
  private static final SourceId GCP = of("default", "");
  private static final SourceId EU = of("default", "pay-eu");
  private static final SourceId US = of("default", "pay-us");

  private final KeyValueStore<Bytes, byte[]> store = store();
  private final Parked parked = new Parked(store);

  @Test
  void take_casesOfSeveralSources_givesThoseOfTheOneThatWasHeard() {
    parked.add(EU, id("a"));
    parked.add(US, id("b"));
    parked.add(US, id("c"));
    parked.add(GCP, id("d"));

    assertThat(parked.take(US, 10)).containsExactly(id("b"), id("c"));
    assertThat(parked.take(US, 10)).isEmpty();
    assertThat(parked.take(GCP, 10)).containsExactly(id("d"));
    assertThat(parked.take(EU, 10)).containsExactly(id("a"));
  }

  @Test
  void take_noMoreThanAskedFor_leavesTheOthers() {
    parked.add(US, id("a"));
    parked.add(US, id("b"));
    assertThat(parked.take(US, 1)).containsExactly(id("a"));
    parked.remove(US, id("b"));
    assertThat(parked.take(US, 1)).isEmpty();
  }

  @Test
  void take_caseThatWasParkedBeforeThereWereSources_isFoundByItsCloud() {
    byte[] key = "\1default\0orders\0o1".getBytes(StandardCharsets.UTF_8);
    store.put(Bytes.wrap(key), new byte[] {1});

    assertThat(parked.take(GCP, 10)).containsExactly(id("orders\0o1"));
  }

  @Test
  void take_sourceWhoseHashEndsInOnes_findsIt() {
    SourceId odd =
        new SourceId(TenantId.DEFAULT, new SourceRef(Cloud.DIRECT, "\uFFFF")); // hash 0x0000FFFF
    parked.add(odd, id("a"));
    assertThat(parked.take(odd, 10)).containsExactly(id("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "defaul", "default2", "Default", "default."})
  void take_ofATenant_leavesThoseOfAnotherThatWaitForTheSameName(String other) {
    for (String source : List.of("", "pay-eu")) {
      parked.add(of("default", source), id("a"));
      parked.add(of(other, source), id(other, "b"));

      assertThat(parked.take(of(other, source), 10)).containsExactly(id(other, "b"));
      assertThat(parked.take(of(other, source), 10)).isEmpty();
      assertThat(parked.take(of("default", source), 10)).containsExactly(id("a"));
    }
  }

  @Test
  void add_afterNoneWasFound_isFound() {
    assertThat(parked.take(EU, 10)).isEmpty();
    parked.add(of("acme", "pay-eu"), id("acme", "a"));
    parked.add(EU, id("a"));

    assertThat(parked.take(EU, 10)).containsExactly(id("a"));
  }

  private static SourceId of(String tenant, String source) {
    return new SourceId(new TenantId(tenant), new SourceRef(Cloud.GCP, source));
  }

  private static Bytes id(String text) {
    return id("default", text);
  }

  private static Bytes id(String tenant, String text) {
    return Bytes.wrap((tenant + '\0' + text).getBytes(StandardCharsets.UTF_8));
  }

  private static KeyValueStore<Bytes, byte[]> store() {
    KeyValueStore<Bytes, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore("parked"), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    return store;
  }
}
