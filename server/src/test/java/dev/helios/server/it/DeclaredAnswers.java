// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The answers that an OpenAPI document declares. A member that it does not declare is a fault. */
final class DeclaredAnswers {
  private final JsonNode document;
  private final ObjectNode components;
  private final JsonSchemaFactory factory =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private final SchemaValidatorsConfig exactly =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  DeclaredAnswers(JsonNode document) {
    this.document = document;
    this.components = document.path("components").deepCopy();
    for (JsonNode schema : components.path("schemas")) {
      if (schema.has("properties") && !schema.has("additionalProperties")) {
        ((ObjectNode) schema).put("additionalProperties", false);
      }
    }
  }

  Set<String> paths(String method) {
    Set<String> paths = new TreeSet<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path -> {
              if (path.getValue().has(method)) {
                paths.add(path.getKey());
              }
            });
    return paths;
  }

  /** How the answer differs from what is declared for its status; empty where it does not. */
  List<String> faults(String method, String path, Answer answer) {
    JsonNode responses = document.path("paths").path(path).path(method).path("responses");
    String status = Integer.toString(answer.status());
    JsonNode content = responses.path(responses.has(status) ? status : "default").path("content");
    String type = answer.header("content-type").replaceFirst(";.*", "");
    JsonNode media = content.path(content.has(type) ? type : "*/*");
    if (media.isMissingNode()) {
      return List.of(status + " " + type + " is not declared: " + content);
    }
    List<String> faults = new ArrayList<>();
    if (type.endsWith("json")) {
      List<JsonNode> values =
          type.equals("application/x-ndjson") ? answer.lines() : List.of(answer.json());
      JsonSchema schema = schema(media.path("schema"));
      values.forEach(
          value -> {
            for (ValidationMessage fault : schema.validate(value)) {
              faults.add(status + " " + fault);
            }
          });
    }
    return faults;
  }

  private JsonSchema schema(JsonNode declared) {
    if (!declared.isObject() || declared.isEmpty()) {
      throw new AssertionError("expected a schema, found " + declared);
    }
    ObjectNode root = declared.deepCopy();
    root.set("components", components);
    return factory.getSchema(root, exactly);
  }
}
