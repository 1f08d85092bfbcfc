// SPDX-License-Identifier: MIT

/** PostgreSQL and Redis, unpacked once from the jars that bring them. */
@NullMarked
package dev.helios.standalone.unpack;

import org.jspecify.annotations.NullMarked;
