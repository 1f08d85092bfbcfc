// SPDX-License-Identifier: MIT
/**
 * What HELIOS asks of a cloud beyond its pushes: to fetch events, to publish them, to bring lost
 * ones back, and to say whether it may.
 */
@org.jspecify.annotations.NullMarked
package dev.helios.connectors.port;
