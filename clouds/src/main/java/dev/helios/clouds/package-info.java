// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.clouds;

import org.jspecify.annotations.NullMarked;
