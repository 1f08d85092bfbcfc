// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.server;

import org.jspecify.annotations.NullMarked;
