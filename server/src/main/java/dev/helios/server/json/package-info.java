// SPDX-License-Identifier: MIT
/** How events and cases are written as JSON, in answers and in the feed. */
@org.jspecify.annotations.NullMarked
package dev.helios.server.json;
