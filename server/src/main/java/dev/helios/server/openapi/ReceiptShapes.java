// SPDX-License-Identifier: MIT
package dev.helios.server.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What senders are answered in the words of their cloud. */
public final class ReceiptShapes {
  private ReceiptShapes() {}

  /** The answer to Event Grid's validation event. */
  @Schema(name = "ValidationResponse")
  public record ValidationShape(@JsonProperty("validationResponse") String validationResponse) {}
}
