// SPDX-License-Identifier: MIT
/** What HELIOS asks of the clouds: fetching, publishing, back-fills, probes. */
@org.jspecify.annotations.NullMarked
package dev.helios.server.sources;
