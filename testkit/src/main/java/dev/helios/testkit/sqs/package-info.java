// SPDX-License-Identifier: MIT
/** An SQS to test against, in a process of its own. */
@org.jspecify.annotations.NullMarked
package dev.helios.testkit.sqs;
