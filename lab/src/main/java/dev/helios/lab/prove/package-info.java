// SPDX-License-Identifier: MIT
/** What a proof is: a promise, a fault, a result, and a control that must fail. */
@NullMarked
package dev.helios.lab.prove;

import org.jspecify.annotations.NullMarked;
