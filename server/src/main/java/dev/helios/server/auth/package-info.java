// SPDX-License-Identifier: MIT

/**
 * Who is sending, and who is reading: the rules of the clouds room, with what they have to have.
 */
@NullMarked
package dev.helios.server.auth;

import org.jspecify.annotations.NullMarked;
