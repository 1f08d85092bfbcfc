// SPDX-License-Identifier: MIT
/** How far each source has come in event time, learned from its events. */
@org.jspecify.annotations.NullMarked
package dev.helios.core.watermark;
