// SPDX-License-Identifier: MIT

/** What {@code /openapi.json} says of the answers beyond what their types say by themselves. */
@NullMarked
package dev.helios.server.openapi;

import org.jspecify.annotations.NullMarked;
