// SPDX-License-Identifier: MIT
package dev.helios.simulator.wire;

import java.util.List;

/**
 * One HTTP POST that carries one message, or several where the format is an array.
 *
 * @param headers names and values in turn, as the cloud sends them
 */
public record Request(Form form, List<String> headers, byte[] body, List<Message> messages) {}
