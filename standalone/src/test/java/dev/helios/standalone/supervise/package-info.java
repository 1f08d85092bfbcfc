// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.standalone.supervise;

import org.jspecify.annotations.NullMarked;
