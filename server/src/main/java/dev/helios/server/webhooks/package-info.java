// SPDX-License-Identifier: MIT
/** The routes that clouds and producers post to, and the answers that each of them understands. */
@org.jspecify.annotations.NullMarked
package dev.helios.server.webhooks;
