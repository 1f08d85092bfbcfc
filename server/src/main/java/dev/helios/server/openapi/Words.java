// SPDX-License-Identifier: MIT
package dev.helios.server.openapi;

import dev.helios.core.event.Cloud;
import dev.helios.core.reconcile.Finding;
import dev.helios.core.reconcile.Status;
import dev.helios.server.runtime.PartHealth;
import dev.helios.server.sources.SourceState;
import dev.helios.store.flows.StoredFlow;
import dev.helios.store.quarantine.QuarantineItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** The closed vocabularies of the API, each as a schema of its own, from the types they are of. */
final class Words {
  private Words() {}

  static Map<String, Schema> schemas() {
    Map<String, Schema> all = new LinkedHashMap<>();
    all.put("Cloud", words(labels(Cloud.values(), Cloud::label)));
    all.put("CaseStatus", words(labels(Status.values(), Status::label)));
    all.put("FindingKind", words(labels(Finding.Kind.values(), Finding.Kind::label)));
    all.put("FlowStatus", words(labels(StoredFlow.Status.values(), StoredFlow.Status::label)));
    all.put(
        "QuarantineStatus",
        words(labels(QuarantineItem.Status.values(), QuarantineItem.Status::label)));
    all.put(
        "HealthStatus",
        words(
            List.of(
                PartHealth.HEALTHY,
                PartHealth.DEGRADED,
                PartHealth.UNAVAILABLE,
                PartHealth.NOT_CONFIGURED)));
    all.put("SourceMode", words(List.of("push", "pull")));
    List<String> phases =
        new ArrayList<>(labels(SourceState.Phase.values(), SourceState.Phase::label));
    phases.add("listening");
    all.put("SourceStatus", words(phases));
    all.put(
        "StepState", words(List.of("present", "missing", "pending", "undecided", "not_expected")));
    all.put("JourneyStep", words(List.of("occurred", "received", "logged", "stored", "fed")));
    all.put("Clouds", listOf("Cloud"));
    return all;
  }

  private static <T> List<String> labels(T[] values, Function<T, String> label) {
    return Arrays.stream(values).map(label).toList();
  }

  private static Schema words(List<String> words) {
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.STRING)
        .enumeration(new ArrayList<>(words));
  }

  private static Schema listOf(String name) {
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.ARRAY)
        .items(OASFactory.createSchema().ref(name));
  }
}
