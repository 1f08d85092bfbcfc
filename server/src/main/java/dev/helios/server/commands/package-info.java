// SPDX-License-Identifier: MIT
/**
 * Commands that run as processes of their own with the server's classes: publish, and the probes of
 * doctor.
 */
@org.jspecify.annotations.NullMarked
package dev.helios.server.commands;
