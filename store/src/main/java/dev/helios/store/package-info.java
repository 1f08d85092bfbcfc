// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.store;

import org.jspecify.annotations.NullMarked;
