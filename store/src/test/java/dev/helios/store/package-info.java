// SPDX-License-Identifier: MIT

/** Tests of the store, against a real PostgreSQL. */
@NullMarked
package dev.helios.store;

import org.jspecify.annotations.NullMarked;
