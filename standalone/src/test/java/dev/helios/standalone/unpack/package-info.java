// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.standalone.unpack;

import org.jspecify.annotations.NullMarked;
