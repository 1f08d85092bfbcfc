// SPDX-License-Identifier: MIT
package dev.helios.store.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.core.event.TenantId;
import dev.helios.store.Log;
import dev.helios.store.Postgres;
import dev.helios.store.db.Database;
import dev.helios.store.flows.FlowStore.Change;
import dev.helios.store.flows.FlowStore.Creation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
final class FlowStoreTest {
  private static final int ROUNDS = 20;

  private final FlowStore flows;

  FlowStoreTest(Database database) {
    this.flows = new FlowStore(database);
  }

  private static StoredFlow changed(Change change) {
    assertThat(change).isInstanceOf(Change.Changed.class);
    return ((Change.Changed) change).flow();
  }

  @Test
  void life_ofTwoVersions_goesFromDraftToRetired() {
    Creation created = flows.create(TenantId.DEFAULT, "life", 1, "one", Log.NOON);
    assertThat(created)
        .isEqualTo(
            new Creation.Created(
                new StoredFlow(
                    TenantId.DEFAULT,
                    "life",
                    1,
                    StoredFlow.Status.DRAFT,
                    Log.NOON,
                    null,
                    null,
                    "one")));
    assertThat(
            changed(flows.activate(TenantId.DEFAULT, "life", 1, Log.NOON.plusSeconds(1))).status())
        .isEqualTo(StoredFlow.Status.ACTIVE);
    flows.create(TenantId.DEFAULT, "life", 2, "two", Log.NOON);

    Change.Changed second =
        (Change.Changed) flows.activate(TenantId.DEFAULT, "life", 2, Log.NOON.plusSeconds(2));

    assertThat(second.retired()).extracting(StoredFlow::version).containsExactly(1);
    assertThat(second.retired().getFirst().retiredAt()).isEqualTo(Log.NOON.plusSeconds(2));
    assertThat(flows.active(TenantId.DEFAULT))
        .filteredOn(flow -> flow.name().equals("life"))
        .containsExactly(second.flow());
    assertThat(flows.list(TenantId.DEFAULT))
        .filteredOn(flow -> flow.name().equals("life"))
        .extracting(StoredFlow::version)
        .containsExactly(2, 1);
    assertThat(changed(flows.retire(TenantId.DEFAULT, "life", 2, Log.NOON.plusSeconds(3))).status())
        .isEqualTo(StoredFlow.Status.RETIRED);
    assertThat(flows.retire(TenantId.DEFAULT, "life", 2, Log.NOON))
        .isInstanceOf(Change.NotAllowed.class);
    assertThat(flows.activate(TenantId.DEFAULT, "life", 1, Log.NOON))
        .isInstanceOf(Change.NotAllowed.class);
  }

  @Test
  void replaceDraft_ofEachStatus_changesDraftsAlone() {
    flows.create(TenantId.DEFAULT, "text", 1, "one", Log.NOON);

    assertThat(changed(flows.replaceDraft(TenantId.DEFAULT, "text", 1, "better", Log.NOON)).text())
        .isEqualTo("better");
    flows.activate(TenantId.DEFAULT, "text", 1, Log.NOON);
    assertThat(flows.replaceDraft(TenantId.DEFAULT, "text", 1, "worse", Log.NOON))
        .isInstanceOf(Change.NotAllowed.class);
    assertThat(flows.replaceDraft(TenantId.DEFAULT, "text", 2, "none", Log.NOON))
        .isEqualTo(new Change.Unknown());
    assertThat(flows.find(TenantId.DEFAULT, "text", 1)).map(StoredFlow::text).hasValue("better");
  }

  @Test
  void create_versionThatIsThere_givesItAsItIs() {
    flows.create(TenantId.DEFAULT, "there", 1, "one", Log.NOON);

    Creation again = flows.create(TenantId.DEFAULT, "there", 1, "two", Log.NOON);

    assertThat(again)
        .isEqualTo(new Creation.Exists(flows.find(TenantId.DEFAULT, "there", 1).orElseThrow()));
    assertThat(flows.find(TenantId.DEFAULT, "there", 1)).map(StoredFlow::text).hasValue("one");
    assertThat(flows.activate(TenantId.DEFAULT, "there", 9, Log.NOON))
        .isEqualTo(new Change.Unknown());
  }

  @Test
  void activate_twoVersionsAtOnce_leavesOneActive() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String name = "race-" + round;
      flows.create(TenantId.DEFAULT, name, 1, "one", Log.NOON);
      flows.create(TenantId.DEFAULT, name, 2, "two", Log.NOON);
      CyclicBarrier start = new CyclicBarrier(2);
      List<Change> changes = new ArrayList<>();
      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        List<Future<Change>> futures = new ArrayList<>();
        for (int version : List.of(1, 2)) {
          futures.add(
              threads.submit(
                  () -> {
                    start.await();
                    return flows.activate(TenantId.DEFAULT, name, version, Log.NOON);
                  }));
        }
        for (Future<Change> future : futures) {
          changes.add(future.get());
        }
      }

      assertThat(changes).allMatch(change -> change instanceof Change.Changed);
      assertThat(flows.active(TenantId.DEFAULT))
          .filteredOn(flow -> flow.name().equals(name))
          .hasSize(1);
      assertThat(changes)
          .filteredOn(change -> ((Change.Changed) change).retired().size() == 1)
          .hasSize(1);
    }
  }
}
