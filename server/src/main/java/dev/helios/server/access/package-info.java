// SPDX-License-Identifier: MIT
/** Who may send and who may read: checks of senders, keys of the API. */
@org.jspecify.annotations.NullMarked
package dev.helios.server.access;
