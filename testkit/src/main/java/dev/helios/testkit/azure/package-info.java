// SPDX-License-Identifier: MIT
/** Azure Storage to test against, in a process of its own. */
@org.jspecify.annotations.NullMarked
package dev.helios.testkit.azure;
