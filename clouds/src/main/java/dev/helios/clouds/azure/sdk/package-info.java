// SPDX-License-Identifier: MIT
/**
 * Azure beyond its pushes: storage queues and namespace subscriptions to fetch from, topics to
 * publish to, dead letters to bring back, and a look at whether all of it may be done. {@link
 * dev.helios.clouds.azure.sdk.AzureParts} makes them from {@link
 * dev.helios.clouds.azure.sdk.AzureSettings}.
 */
@NullMarked
package dev.helios.clouds.azure.sdk;

import org.jspecify.annotations.NullMarked;
