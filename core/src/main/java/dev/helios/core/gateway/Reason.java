// SPDX-License-Identifier: MIT
package dev.helios.core.gateway;

/**
 * Why a delivery was not admitted.
 *
 * @param code stable, for machines: {@code subject.flaw}, for example {@code json.malformed}
 * @param detail for people: what was expected and what was found; never content of the payload
 */
public record Reason(String code, String detail) {}
