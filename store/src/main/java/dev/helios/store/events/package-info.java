// SPDX-License-Identifier: MIT
/** Events as stored: each identity once, lists, search, history, export. */
@org.jspecify.annotations.NullMarked
package dev.helios.store.events;
