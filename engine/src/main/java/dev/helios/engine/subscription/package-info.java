// SPDX-License-Identifier: MIT

/** How the log is read: one loop, and four ways to start it. */
@NullMarked
package dev.helios.engine.subscription;

import org.jspecify.annotations.NullMarked;
