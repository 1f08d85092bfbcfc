// SPDX-License-Identifier: MIT
/**
 * What HELIOS asks of a cloud beyond its pushes: to fetch events, to publish them, to bring lost
 * ones back, and to say whether it may. Each cloud answers with its own classes.
 */
@NullMarked
package dev.helios.clouds.source;

import org.jspecify.annotations.NullMarked;
