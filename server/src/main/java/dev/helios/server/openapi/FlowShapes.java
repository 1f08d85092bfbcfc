// SPDX-License-Identifier: MIT
package dev.helios.server.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a flow that was read looks like; core's {@code FlowText} writes it. */
public final class FlowShapes {
  private FlowShapes() {}

  /** A flow, everything that was left to a default included. */
  @Schema(name = "Flow")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FlowShape(
      String flow,
      int version,
      String key,
      String window,
      String lateness,
      String hold,
      Map<String, StepShape> steps,
      List<List<String>> order,
      List<AgreementShape> agree,
      List<ClosingShape> closes,
      @Nullable ExposureShape exposure) {}

  /** An event that ought to come. */
  @Schema(name = "FlowStep")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record StepShape(
      @Schema(ref = "Clouds") List<String> cloud,
      String type,
      @Nullable List<String> source,
      @Nullable String deadline,
      @Nullable TimesShape times,
      @Nullable String key) {}

  /** How often it ought to come. */
  @Schema(name = "FlowTimes")
  public record TimesShape(int min, int max) {}

  /** Fields that ought to agree. */
  @Schema(name = "FlowAgreement")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AgreementShape(
      List<String> fields,
      @Nullable String tolerance,
      @Nullable Boolean sum,
      @Nullable List<String> currency) {}

  /** An event that ends a case. */
  @Schema(name = "FlowClosing")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ClosingShape(
      @Schema(ref = "Clouds") List<String> cloud,
      String type,
      String reason,
      @Nullable String key) {}

  /** The fields that say what is at risk. */
  @Schema(name = "FlowExposure")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ExposureShape(String amount, @Nullable String currency) {}
}
