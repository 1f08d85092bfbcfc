// SPDX-License-Identifier: MIT
/**
 * Authentication of senders: shared secrets, signatures and JSON Web Tokens. Pure; keys are passed
 * in.
 */
@org.jspecify.annotations.NullMarked
package dev.helios.wire.signature;
