// SPDX-License-Identifier: MIT
package dev.helios.simulator.wire;

import java.time.Duration;

/** A wire format on its channel: where it is posted and how long that cloud waits for an answer. */
public enum Form {
  /** EventBridge API destination. */
  EVENTBRIDGE("/api/v1/webhooks/aws/eventbridge", Duration.ofSeconds(5)),
  /** An EventBridge event inside an SNS notification. */
  SNS("/api/v1/webhooks/aws/eventbridge", Duration.ofSeconds(15)),
  /** Pub/Sub wrapped push, with the default acknowledgement deadline. */
  PUBSUB("/api/v1/webhooks/gcp/pubsub", Duration.ofSeconds(10)),
  /** Event Grid schema: always an array. */
  EVENT_GRID("/api/v1/webhooks/azure/eventgrid", Duration.ofSeconds(30)),
  /** Event Grid delivering CloudEvents 1.0, structured. */
  CLOUD_EVENT("/api/v1/webhooks/azure/eventgrid", Duration.ofSeconds(30));

  private final String path;
  private final Duration patience;

  Form(String path, Duration patience) {
    this.path = path;
    this.patience = patience;
  }

  /** Path of the webhook, below the server's base URL. */
  public String path() {
    return path;
  }

  /** How long the cloud waits for an answer before it counts the attempt as failed. */
  public Duration patience() {
    return patience;
  }
}
