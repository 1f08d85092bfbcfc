// SPDX-License-Identifier: MIT
/**
 * AWS beyond its pushes, with the AWS SDK: events fetched from SQS, published to and replayed from
 * EventBridge, brought back from dead letters, and a look at whether all of it may be done.
 */
@NullMarked
package dev.helios.clouds.aws.sdk;

import org.jspecify.annotations.NullMarked;
