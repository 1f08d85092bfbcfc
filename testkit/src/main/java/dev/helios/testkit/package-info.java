// SPDX-License-Identifier: MIT
/** What the tests of several modules need: waiting, ports, a clock. Never shipped. */
@org.jspecify.annotations.NullMarked
package dev.helios.testkit;
