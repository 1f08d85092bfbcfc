// SPDX-License-Identifier: MIT
package dev.helios.server.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.helios.core.event.Cloud;
import dev.helios.server.http.Problem;
import dev.helios.server.intake.Outcome;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what became of deliveries, in the status codes that each sender acts on. Pure. */
final class IngestAnswers {
  private IngestAnswers() {}

  /** The fate of one delivery, as it is answered. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Fate(
      String status,
      @Nullable String eventId,
      @Nullable Boolean conflict,
      @Nullable String reason,
      @Nullable String detail,
      @Nullable String quarantineId,
      @Nullable String message,
      @Nullable Instant timestamp) {

    static Fate of(Outcome outcome) {
      return switch (outcome) {
        case Outcome.Accepted accepted ->
            known("accepted", accepted.event().id(), accepted.conflict() ? true : null);
        case Outcome.Duplicate duplicate -> known("duplicate", duplicate.event().id(), null);
        case Outcome.Quarantined aside ->
            flawed("quarantined", aside.reason().code(), aside.reason().detail(), aside.id());
        case Outcome.Refused refused ->
            flawed("refused", refused.reason().code(), refused.reason().detail(), null);
        case Outcome.Unavailable unavailable -> flawed("unavailable", null, null, null);
      };
    }

    private static Fate known(String status, String eventId, @Nullable Boolean conflict) {
      return new Fate(status, eventId, conflict, null, null, null, null, null);
    }

    private static Fate flawed(
        String status,
        @Nullable String reason,
        @Nullable String detail,
        java.util.@Nullable UUID id) {
      return new Fate(
          status, null, null, reason, detail, id == null ? null : id.toString(), null, null);
    }

    Fate told(String message, Instant now) {
      return new Fate(status, eventId, conflict, reason, detail, quarantineId, message, now);
    }
  }

  /** The fates of a batch, as they are answered. */
  record Fates(
      String status,
      int received,
      long accepted,
      long duplicate,
      long quarantined,
      long refused,
      List<Fate> results) {}

  static Response single(Cloud cloud, List<Outcome> outcomes, Instant now) {
    Outcome outcome = outcomes.getFirst();
    boolean direct = cloud == Cloud.DIRECT;
    return switch (outcome) {
      case Outcome.Accepted accepted ->
          direct
              ? json(202, Fate.of(outcome).told("The event is in the log.", now))
              : json(200, Fate.of(outcome));
      case Outcome.Duplicate duplicate ->
          json(
              200,
              direct
                  ? Fate.of(outcome).told("The event was in the log already.", now)
                  : Fate.of(outcome));
      case Outcome.Quarantined quarantined -> json(200, Fate.of(outcome));
      case Outcome.Refused refused ->
          Problem.of(422, refused.reason().code(), refused.reason().detail()).response();
      case Outcome.Unavailable unavailable -> unavailable(unavailable).response();
    };
  }

  static Response batch(Cloud cloud, List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Unavailable unavailable) {
        return unavailable(unavailable).response();
      }
    }
    List<Fate> fates = outcomes.stream().map(Fate::of).toList();
    long refused = count(outcomes, Outcome.Refused.class);
    Fates all =
        new Fates(
            "accepted",
            outcomes.size(),
            count(outcomes, Outcome.Accepted.class),
            count(outcomes, Outcome.Duplicate.class),
            count(outcomes, Outcome.Quarantined.class),
            refused,
            fates);
    if (cloud != Cloud.DIRECT) {
      return json(200, all);
    }
    if (refused == outcomes.size()) {
      String first = fates.getFirst().reason() + ": " + fates.getFirst().detail();
      return Problem.of(422, "batch.refused", "every item was refused, the first with " + first)
          .response();
    }
    return json(202, all);
  }

  static Response validation(String code) {
    return json(200, Map.of("validationResponse", code));
  }

  static Problem unavailable(Outcome.Unavailable unavailable) {
    return Problem.of(503, "log.unavailable", "not kept, send it again: " + unavailable.why());
  }

  private static long count(List<Outcome> outcomes, Class<? extends Outcome> kind) {
    return outcomes.stream().filter(kind::isInstance).count();
  }

  private static Response json(int status, Object entity) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(entity).build();
  }
}
