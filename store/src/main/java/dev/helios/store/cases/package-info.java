// SPDX-License-Identifier: MIT
/** Reads cases and verdicts, and keeps how people handle cases. */
@org.jspecify.annotations.NullMarked
package dev.helios.store.cases;
