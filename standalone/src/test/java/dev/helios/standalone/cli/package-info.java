// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.standalone.cli;

import org.jspecify.annotations.NullMarked;
