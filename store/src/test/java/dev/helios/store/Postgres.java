// SPDX-License-Identifier: MIT
package dev.helios.store;

import dev.helios.store.db.Database;
import dev.helios.store.db.DatabaseSettings;
import java.util.Objects;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test class a fresh, migrated database as the parameter {@link Database}. */
public final class Postgres implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(Postgres.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    Database database =
        Database.open(DatabaseSettings.parse(PostgresServer.shared().newDatabase()));
    database.migrate();
    context.getStore(SPACE).put(Database.class, database);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Database database = context.getStore(SPACE).remove(Database.class, Database.class);
    if (database != null) {
      database.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Database.class;
  }

  @Override
  public Database resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Objects.requireNonNull(context.getStore(SPACE).get(Database.class, Database.class));
  }
}
