// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.helios.core.event.Cloud;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The canonical JSON of a flow: equal flows have equal texts, and {@link FlowParser} reads it back
 * to an equal flow. Thread-safe.
 */
public final class FlowText {
  private static final JsonFactory FACTORY = new JsonFactory();

  private FlowText() {}

  /** Writes the flow, everything that was left to a default included. */
  public static String json(Flow flow) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      write(flow, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(Flow flow, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("flow", flow.name());
    out.writeNumberField("version", flow.version());
    out.writeStringField("key", flow.key());
    out.writeStringField("window", ScalarValues.text(flow.window()));
    out.writeStringField("lateness", ScalarValues.text(flow.lateness()));
    out.writeStringField("hold", ScalarValues.text(flow.hold()));
    out.writeObjectFieldStart("steps");
    for (Step step : flow.steps()) {
      writeStep(step, out);
    }
    out.writeEndObject();
    out.writeArrayFieldStart("order");
    for (List<String> chain : flow.order()) {
      out.writeArray(chain.toArray(String[]::new), 0, chain.size());
    }
    out.writeEndArray();
    out.writeArrayFieldStart("agree");
    for (Agreement agreement : flow.agreements()) {
      writeAgreement(agreement, out);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("closes");
    for (Closing closing : flow.closings()) {
      writeClosing(closing, out);
    }
    out.writeEndArray();
    writeExposure(flow.exposure(), out);
    out.writeEndObject();
  }

  private static void writeStep(Step step, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart(step.name());
    writeClouds(step.clouds(), out);
    out.writeStringField("type", step.type());
    if (!step.sources().isEmpty()) {
      String[] sources = step.sources().toArray(String[]::new);
      out.writeFieldName("source");
      out.writeArray(sources, 0, sources.length);
    }
    if (step.deadline() != null) {
      out.writeStringField("deadline", ScalarValues.text(step.deadline()));
    }
    if (step.min() != 1 || step.max() != 1) {
      out.writeObjectFieldStart("times");
      out.writeNumberField("min", step.min());
      out.writeNumberField("max", step.max());
      out.writeEndObject();
    }
    if (step.key() != null) {
      out.writeStringField("key", step.key());
    }
    out.writeEndObject();
  }

  private static void writeClouds(Set<Cloud> clouds, JsonGenerator out) throws IOException {
    String[] labels = clouds.stream().map(Cloud::label).toArray(String[]::new);
    out.writeFieldName("cloud");
    out.writeArray(labels, 0, labels.length);
  }

  private static void writeAgreement(Agreement agreement, JsonGenerator out) throws IOException {
    out.writeStartObject();
    writeRefs("fields", agreement.fields(), out);
    if (agreement.tolerance() != null) {
      out.writeStringField("tolerance", agreement.tolerance().toPlainString());
    }
    if (agreement.sum()) {
      out.writeBooleanField("sum", true);
    }
    writeRefs("currency", agreement.currencies(), out);
    out.writeEndObject();
  }

  private static void writeRefs(String name, List<FieldRef> refs, JsonGenerator out)
      throws IOException {
    if (!refs.isEmpty()) {
      String[] texts = refs.stream().map(FieldRef::toString).toArray(String[]::new);
      out.writeFieldName(name);
      out.writeArray(texts, 0, texts.length);
    }
  }

  private static void writeClosing(Closing closing, JsonGenerator out) throws IOException {
    out.writeStartObject();
    writeClouds(closing.clouds(), out);
    out.writeStringField("type", closing.type());
    out.writeStringField("reason", closing.reason());
    if (closing.key() != null) {
      out.writeStringField("key", closing.key());
    }
    out.writeEndObject();
  }

  private static void writeExposure(@Nullable ExposureRule exposure, JsonGenerator out)
      throws IOException {
    if (exposure == null) {
      return;
    }
    out.writeObjectFieldStart("exposure");
    out.writeStringField("amount", exposure.amount().toString());
    if (exposure.currency() != null) {
      out.writeStringField("currency", exposure.currency().toString());
    }
    out.writeEndObject();
  }
}
