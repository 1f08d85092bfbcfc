// SPDX-License-Identifier: MIT
@NullMarked
package dev.helios.standalone.services;

import org.jspecify.annotations.NullMarked;
