// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the {@link World}, and a {@link Guarded} server in it: one for all of them, closed
 * when the last has ended.
 */
final class WithWorld implements ParameterResolver {
  private static final Namespace SPACE = Namespace.create(WithWorld.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == World.class || type == Guarded.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext.Store store = context.getRoot().getStore(SPACE);
    World world = store.computeIfAbsent(World.class, any -> started(), World.class);
    return parameter.getParameter().getType() == World.class
        ? world
        : store.computeIfAbsent(Guarded.class, any -> guarded(world), Guarded.class);
  }

  private static Guarded guarded(World world) {
    try {
      return new Guarded(world);
    } catch (Exception e) {
      throw new ParameterResolutionException("the guarded server did not start", e);
    }
  }

  private static World started() {
    try {
      return World.start();
    } catch (Exception e) {
      throw new ParameterResolutionException("the world did not start", e);
    }
  }
}
