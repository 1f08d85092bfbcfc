// SPDX-License-Identifier: MIT
package dev.helios.server.cases;

import dev.helios.core.watermark.SourceRef;
import dev.helios.store.incidents.Incident;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Silences of clouds and of their sources, the newest first. */
@Schema(name = "Incidents")
public record IncidentsAnswer(List<Item> items) {

  /**
   * One silence.
   *
   * @param source null where the cloud as a whole is silent
   * @param until null while it lasts
   */
  @Schema(name = "Incident")
  public record Item(
      long id,
      @Schema(ref = "Cloud") String cloud,
      @Nullable String source,
      Instant since,
      @Nullable Instant until,
      long undecided,
      String sentence) {
    static Item of(Incident incident) {
      Instant until = incident.until();
      SourceRef source = incident.source().ref();
      String silent =
          until == null
              ? source.shown() + " is silent since " + incident.since()
              : source.shown() + " was silent from " + incident.since() + " to " + until;
      return new Item(
          incident.id(),
          source.cloud().label(),
          source.isWholeCloud() ? null : source.source(),
          incident.since(),
          until,
          incident.undecided(),
          silent + ": " + incident.undecided() + " cases undecided");
    }
  }

  static IncidentsAnswer of(List<Incident> incidents) {
    return new IncidentsAnswer(incidents.stream().map(Item::of).toList());
  }
}
