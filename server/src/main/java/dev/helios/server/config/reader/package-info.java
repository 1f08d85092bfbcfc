// SPDX-License-Identifier: MIT
/** Reads annotated records from the environment, and says what is wrong with a value. */
@org.jspecify.annotations.NullMarked
package dev.helios.server.config.reader;
