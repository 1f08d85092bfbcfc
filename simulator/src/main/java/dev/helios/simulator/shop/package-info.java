// SPDX-License-Identifier: MIT
/**
 * The shop that the traffic comes from: products, orders, faults, and the verdict each order must
 * get.
 */
@NullMarked
package dev.helios.simulator.shop;

import org.jspecify.annotations.NullMarked;
