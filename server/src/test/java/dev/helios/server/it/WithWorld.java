// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the {@link World}: one for all of them, closed when the last has ended. */
final class WithWorld implements ParameterResolver {
  private static final Namespace SPACE = Namespace.create(WithWorld.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == World.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(SPACE)
        .computeIfAbsent(World.class, any -> started(), World.class);
  }

  private static World started() {
    try {
      return World.start();
    } catch (Exception e) {
      throw new ParameterResolutionException("the world did not start", e);
    }
  }
}
