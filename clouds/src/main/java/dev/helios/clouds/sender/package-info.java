// SPDX-License-Identifier: MIT

/**
 * Who may send: rules over values, with the time and the keys passed in. What has to be fetched is
 * named by a rule and brought by its caller.
 */
@NullMarked
package dev.helios.clouds.sender;

import org.jspecify.annotations.NullMarked;
