// SPDX-License-Identifier: MIT
/** Load generators: orders and numbered events, in this process or in one of their own. */
@NullMarked
package dev.helios.lab.load;

import org.jspecify.annotations.NullMarked;
