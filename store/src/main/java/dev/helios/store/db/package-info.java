// SPDX-License-Identifier: MIT
/**
 * PostgreSQL itself: pools, migrations, statements, binary copy, partitions, the fence of committed
 * offsets, errors.
 */
@org.jspecify.annotations.NullMarked
package dev.helios.store.db;
