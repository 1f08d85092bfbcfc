// SPDX-License-Identifier: MIT
package dev.helios.server.cases;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.helios.core.reconcile.Exposure;
import dev.helios.core.reconcile.Finding;
import dev.helios.core.reconcile.Status;
import dev.helios.store.cases.CaseSummary;
import java.io.IOException;
import java.util.List;

/** A summary of cases as JSON. Pure. */
final class SummaryAnswer {
  private SummaryAnswer() {}

  static void write(JsonGenerator json, CaseSummary summary) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("statuses");
    for (CaseSummary.StatusSum sum : summary.statuses()) {
      json.writeStartObject();
      json.writeStringField("status", sum.status().label());
      json.writeNumberField("cases", sum.cases());
      money(json, "exposure", sum.exposure());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("total");
    json.writeNumberField("cases", summary.cases());
    money(json, "exposure", summary.exposure());
    json.writeEndObject();
    json.writeFieldName("match_rate");
    Double rate = summary.matchRate();
    if (rate == null) {
      json.writeNull();
    } else {
      json.writeNumber(rate);
    }
    json.writeNumberField("open", summary.open());
    money(json, "at_risk", summary.atRisk());
    json.writeArrayFieldStart("findings");
    for (Finding.Kind kind : Finding.Kind.values()) {
      json.writeStartObject();
      json.writeStringField("kind", kind.label());
      json.writeNumberField("cases", summary.findings().getOrDefault(kind, 0L));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("over_time");
    for (CaseSummary.Moment moment : summary.overTime()) {
      write(json, moment);
    }
    json.writeEndArray();
    json.writeNumberField("bucket_seconds", summary.bucket().toSeconds());
    json.writeBooleanField("ties_out", summary.tiesOut());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, CaseSummary.Moment moment) throws IOException {
    json.writeStartObject();
    json.writeStringField("at", moment.at().toString());
    for (Status status : Status.values()) {
      json.writeNumberField(status.label(), moment.statuses().getOrDefault(status, 0L));
    }
    json.writeObjectFieldStart("findings");
    for (var finding : moment.findings().entrySet()) {
      json.writeNumberField(finding.getKey().label(), finding.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  static void money(JsonGenerator json, String name, List<Exposure> sums) throws IOException {
    json.writeArrayFieldStart(name);
    for (Exposure sum : sums) {
      json.writeStartObject();
      json.writeStringField("currency", sum.currency());
      json.writeStringField("amount", sum.amount().toPlainString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
