// SPDX-License-Identifier: MIT
package dev.helios.lab.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

/**
 * The orders that are sent: three events each, placed in AWS, paid in GCP, reserved in Azure, with
 * about 500 bytes of data. They agree, so that the shipped flow matches every order of which all
 * three arrive.
 *
 * @param run goes into every id, so that two runs never send the same event
 */
public record Orders(String run) {
  /** Events of one order. */
  public static final int STEPS = 3;

  /** The type that begins an order that is never finished. */
  public static final String ABANDONED = "BenchAbandoned";

  private static final String AWS = "/api/v1/webhooks/aws/eventbridge";
  private static final String TOPIC =
      "/subscriptions/0f1e2d3c-0000-4000-8000-0123456789ab/resourceGroups/rg-shop"
          + "/providers/Microsoft.EventGrid/topics/warehouse";

  private static final String JSON = "application/json";
  private static final List<String> TYPES =
      List.of("OrderPlaced", "PaymentProcessed", "InventoryReserved");

  /** One POST: its path, its content type and its body. */
  public record Post(String path, String type, byte[] body) {}

  /** The n-th event of the run: order n / 3, step n % 3. */
  public Post event(long n, Instant now) {
    return switch ((int) (n % STEPS)) {
      case 0 -> eventBridge(n, now);
      case 1 -> new Post("/api/v1/webhooks/gcp/pubsub", JSON, pubSub(n, now));
      default -> new Post("/api/v1/webhooks/azure/eventgrid", JSON, eventGrid(n, now));
    };
  }

  /** The same event as EventBridge would send it, whichever step it is. */
  public Post eventBridge(long n, Instant now) {
    byte[] body = eventBridge(id(n), TYPES.get((int) (n % STEPS)), data(orderId(n), n), now);
    return new Post(AWS, JSON, body);
  }

  /** An order that begins and never goes on, for the type {@link #ABANDONED}. */
  public Post abandoned(long order, Instant now) {
    String name = abandonedPrefix() + order;
    byte[] body = eventBridge("event-" + name, ABANDONED, data(name, order * STEPS), now);
    return new Post(AWS, JSON, body);
  }

  /** Direct events in one NDJSON stream, from the n-th on, for the flow of batches. */
  public Post batch(long from, int size, Instant now) {
    StringBuilder lines = new StringBuilder(size * 700);
    for (long n = from; n < from + size; n++) {
      lines
          .append("{\"source\":\"helios-bench\",\"event_type\":\"Bench")
          .append(TYPES.get((int) (n % STEPS)))
          .append("\",\"event_id\":\"")
          .append(id(n))
          .append("\",\"occurred_at\":\"")
          .append(now)
          .append("\",\"payload\":")
          .append(data(orderId(n), n))
          .append("}\n");
    }
    return new Post(
        "/api/v1/events/ingest", "application/x-ndjson", lines.toString().getBytes(UTF_8));
  }

  /** The id of the n-th event: {@link #idPrefix} and the number. */
  public String id(long n) {
    return idPrefix() + n;
  }

  /** What all ids of this run begin with. */
  public String idPrefix() {
    return "bench-" + run + "-";
  }

  /** What the ids of all orders of this run begin with. */
  public String orderPrefix() {
    return "BENCH-" + run + "-";
  }

  /** What the ids of the orders begin with that never go on. */
  public String abandonedPrefix() {
    return "ABANDONED-" + run + "-";
  }

  private static byte[] eventBridge(String id, String type, String data, Instant now) {
    return """
    {"version":"0","id":"%s","detail-type":"%s","source":"com.example.shop",\
    "account":"012345678901","time":"%s","region":"eu-central-1","resources":[],"detail":%s}\
    """
        .formatted(id, type, now.truncatedTo(ChronoUnit.SECONDS), data)
        .getBytes(UTF_8);
  }

  private byte[] pubSub(long n, Instant now) {
    return """
    {"message":{"attributes":{"eventType":"PaymentProcessed"},"data":"%s","messageId":"%s",\
    "publishTime":"%s"},"subscription":"projects/shop-prod/subscriptions/helios-push"}\
    """
        .formatted(
            Base64.getEncoder().encodeToString(data(orderId(n), n).getBytes(UTF_8)), id(n), now)
        .getBytes(UTF_8);
  }

  private byte[] eventGrid(long n, Instant now) {
    return """
    [{"id":"%s","topic":"%s","subject":"orders/%s","eventType":"InventoryReserved",\
    "eventTime":"%s","data":%s,"dataVersion":"1.0","metadataVersion":"1"}]\
    """
        .formatted(id(n), TOPIC, orderId(n), now, data(orderId(n), n))
        .getBytes(UTF_8);
  }

  /** The id of the order that the n-th event is of. */
  public String orderId(long n) {
    return orderPrefix() + n / STEPS;
  }

  private static String data(String orderId, long n) {
    long order = n / STEPS;
    return """
    {"order_id":"%s","customer_id":"CUST-%d","amount":%d.%02d,"currency":"EUR","quantity":3,\
    "status":"open","lines":[{"sku":"KB-7231-DE","name":"Keyboard, mechanical","quantity":2,\
    "price":79.95},{"sku":"MS-1180","name":"Mouse, wireless","quantity":1,"price":34.50}],\
    "ship_to":{"name":"Kim Beispiel","street":"Lindenstraße 12","zip":"10969","city":"Berlin",\
    "country":"DE"},"payment":{"method":"card","reference":"%08x"},"channel":"web",\
    "campaign":"autumn-2026","note":"Leave with the neighbour when nobody opens."}\
    """
        .formatted(orderId, order % 10_000, 20 + order % 400, order % 100, order * 2654435761L);
  }
}
