// SPDX-License-Identifier: MIT
/** Every limit in force, from the values that the code uses. */
@org.jspecify.annotations.NullMarked
package dev.helios.server.limits;
