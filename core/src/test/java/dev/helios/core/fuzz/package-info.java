// SPDX-License-Identifier: MIT
/** What reads text from strangers, against text from strangers. */
@NullMarked
package dev.helios.core.fuzz;

import org.jspecify.annotations.NullMarked;
