// SPDX-License-Identifier: MIT
/** EventBridge, SNS around it, and the signatures of both. */
@org.jspecify.annotations.NullMarked
package dev.helios.wire.aws;
