// SPDX-License-Identifier: MIT

/** The log: Kafka topics, the records on them, who writes them and who reads them. */
@NullMarked
package dev.helios.engine;

import org.jspecify.annotations.NullMarked;
