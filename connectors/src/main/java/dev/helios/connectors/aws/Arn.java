// SPDX-License-Identifier: MIT
package dev.helios.connectors.aws;

/**
 * The name of a resource of EventBridge.
 *
 * @param prefix everything before the resource, up to its colon
 * @param resource for example {@code archive/orders}, {@code event-bus/shop}, {@code
 *     rule/shop/helios}
 */
record Arn(String prefix, String resource) {
  private static final int PARTS = 6;

  /** Throws IllegalArgumentException on anything but an ARN of the service {@code events}. */
  static Arn of(String text) {
    String[] parts = text.split(":", PARTS);
    if (parts.length != PARTS
        || !parts[0].equals("arn")
        || !parts[2].equals("events")
        || !parts[5].contains("/")) {
      throw new IllegalArgumentException(
          "expected an ARN of EventBridge, arn:aws:events:REGION:ACCOUNT:KIND/NAME, found something"
              + " else");
    }
    String resource = parts[5];
    return new Arn(text.substring(0, text.length() - resource.length()), resource);
  }

  /** The last part: the name without its kind and its bus. */
  String name() {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }

  /** The bus of a rule or of a bus; the default bus is not named in a rule's ARN. */
  String bus() {
    String[] parts = resource.split("/");
    return parts.length == 2 && parts[0].equals("rule") ? "default" : parts[1];
  }

  /** The ARN of a rule on this bus. */
  String rule(String name) {
    return prefix + "rule/" + (bus().equals("default") ? "" : bus() + "/") + name;
  }

  @Override
  public String toString() {
    return prefix + resource;
  }
}
