// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.standalone.ask;

import org.jspecify.annotations.NullMarked;
