// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.engine;

import org.jspecify.annotations.NullMarked;
