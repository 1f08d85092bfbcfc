// SPDX-License-Identifier: MIT
package dev.helios.connectors.azure;

/** The schema of the events that a topic takes; it is chosen when the topic is created. */
public enum TopicSchema {
  EVENT_GRID,
  CLOUD_EVENTS
}
