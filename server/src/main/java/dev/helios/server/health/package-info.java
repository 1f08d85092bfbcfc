// SPDX-License-Identifier: MIT
/** Whether the parts that the server needs are there: asked of them, never constant. */
@org.jspecify.annotations.NullMarked
package dev.helios.server.health;
