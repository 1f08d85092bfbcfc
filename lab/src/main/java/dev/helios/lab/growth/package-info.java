// SPDX-License-Identifier: MIT
/**
 * What a full store costs: the same measurements on an empty one and on one of ten million events.
 */
@NullMarked
package dev.helios.lab.growth;

import org.jspecify.annotations.NullMarked;
