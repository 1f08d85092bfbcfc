// SPDX-License-Identifier: MIT

/** EventBridge events, bare and inside SNS messages. */
@NullMarked
package dev.helios.clouds.aws;

import org.jspecify.annotations.NullMarked;
