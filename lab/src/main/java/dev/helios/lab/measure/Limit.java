// SPDX-License-Identifier: MIT
package dev.helios.lab.measure;

/**
 * What one part does alone.
 *
 * @param what it does, as a sentence
 * @param perSecond how many of it
 */
public record Limit(String part, String what, double perSecond) {}
