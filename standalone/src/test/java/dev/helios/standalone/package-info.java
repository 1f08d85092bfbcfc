// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.standalone;

import org.jspecify.annotations.NullMarked;
