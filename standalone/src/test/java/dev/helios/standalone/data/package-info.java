// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.standalone.data;

import org.jspecify.annotations.NullMarked;
