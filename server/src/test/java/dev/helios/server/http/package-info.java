// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.server.http;

import org.jspecify.annotations.NullMarked;
