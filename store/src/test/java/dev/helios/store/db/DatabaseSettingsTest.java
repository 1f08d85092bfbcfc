// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.helios.store.PostgresServer;
import dev.helios.store.events.EventWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://ann:p%40s+s@db.example:6543/helios?sslmode=require",
        "postgres://ann:p%40s+s@db.example:6543/helios?sslmode=require",
        "postgresql+asyncpg://ann:p%40s+s@db.example:6543/helios?sslmode=require",
        "jdbc:postgresql://db.example:6543/helios?user=ann&password=p%40s+s&sslmode=require"
      })
  void parse_everySpelling_readsTheSame(String url) {
    DatabaseSettings settings = DatabaseSettings.parse(url);

    assertThat(settings.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:6543/helios");
    assertThat(settings.user()).isEqualTo("ann");
    assertThat(settings.password()).isEqualTo("p@s+s");
    assertThat(settings.parameters()).isEqualTo(Map.of("sslmode", "require"));
    assertThat(settings.toString()).doesNotContain("p@s").contains("db.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "mysql://ann:secret@h/db", "postgresql://ann:secret@h", "ann:secret@h/db"})
  void parse_otherTexts_isRefusedWithoutThePassword(String url) {
    assertThatThrownBy(() -> DatabaseSettings.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected DATABASE_URL")
        .hasMessageNotContaining("secret");
  }

  @Test
  void open_nobodyThere_opensAndSaysDown() {
    // Port 1 of loopback: nobody listens there.
    String url = "postgresql://ann:secret@127.0.0.1:1/helios";
    try (Database database = Database.open(DatabaseSettings.parse(url))) {
      DatabaseHealth.Answer answer = new DatabaseHealth(database).check();

      assertThat(answer).isInstanceOf(DatabaseHealth.Answer.Down.class);
      assertThat(answer.toString()).doesNotContain("secret");
      assertThatThrownBy(database::migrate).isInstanceOf(StoreUnavailable.class);
      assertThatThrownBy(() -> new EventWriter(database).progress())
          .isInstanceOf(StoreUnavailable.class);
    }
  }

  @Test
  void open_somebodyThere_saysUpAndDurable() {
    DatabaseSettings settings = DatabaseSettings.parse(PostgresServer.shared().newDatabase());
    try (Database durable = Database.open(settings);
        Database relaxed = Database.open(settings.withAsynchronousCommit(true))) {
      assertThat(new DatabaseHealth(durable).check()).isInstanceOf(DatabaseHealth.Answer.Up.class);
      assertThat(new DurabilityCheck(durable).settingsOff()).isEmpty();
      assertThat(new DurabilityCheck(relaxed).settingsOff()).containsExactly("synchronous_commit");
    }
  }
}
