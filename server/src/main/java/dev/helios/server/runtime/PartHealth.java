// SPDX-License-Identifier: MIT
package dev.helios.server.runtime;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How one part is.
 *
 * @param status {@code healthy}, {@code degraded}, {@code unavailable} or {@code not_configured}
 * @param latencyMs how long it took to answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartHealth(
    @Schema(ref = "HealthStatus") String status,
    @Nullable Double latencyMs,
    @Nullable String detail) {
  public static final String HEALTHY = "healthy";
  public static final String DEGRADED = "degraded";
  public static final String UNAVAILABLE = "unavailable";
  public static final String NOT_CONFIGURED = "not_configured";

  public static PartHealth healthy(long nanos, String detail) {
    return new PartHealth(HEALTHY, Math.round(nanos / 10_000.0) / 100.0, detail);
  }

  public static PartHealth degraded(String detail) {
    return new PartHealth(DEGRADED, null, detail);
  }

  public static PartHealth unavailable(String detail) {
    return new PartHealth(UNAVAILABLE, null, detail);
  }

  /** Whether it works, where it is needed; no getter by its name, no member of answers. */
  public boolean works() {
    return status.equals(HEALTHY) || status.equals(NOT_CONFIGURED);
  }
}
