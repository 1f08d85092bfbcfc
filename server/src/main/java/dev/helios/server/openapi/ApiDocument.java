// SPDX-License-Identifier: MIT
package dev.helios.server.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.IndexView;

/**
 * Completes the document at build time: which members are always there and which may be null, from
 * the records themselves; the words that a member may hold; and a problem for whatever goes wrong.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDocument implements OASFilter {
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final String REF = "#/components/schemas/";

  private final RecordMembers records;

  public ApiDocument(IndexView index) {
    this.records = new RecordMembers(index);
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Words.schemas().forEach(document.getComponents()::addSchema);
    Set<String> asked = new HashSet<>();
    for (PathItem path : document.getPaths().getPathItems().values()) {
      for (Operation operation : path.getOperations().values()) {
        answers(operation);
        asked.addAll(asked(operation));
      }
    }
    Map<String, Schema> schemas = document.getComponents().getSchemas();
    schemas.forEach((name, schema) -> describe(name, schema, asked.contains(name)));
  }

  private static Set<String> asked(Operation operation) {
    Set<String> names = new HashSet<>();
    if (operation.getRequestBody() != null && operation.getRequestBody().getContent() != null) {
      operation.getRequestBody().getContent().getMediaTypes().values().stream()
          .filter(media -> media.getSchema() != null && media.getSchema().getRef() != null)
          .forEach(media -> names.add(media.getSchema().getRef().substring(REF.length())));
    }
    return names;
  }

  /** A route produces problems beside JSON: each status has one of them. */
  private static void answers(Operation operation) {
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              if (status.startsWith("2")) {
                if (response.getContent() != null) {
                  response.getContent().removeMediaType(PROBLEM);
                }
              } else {
                asProblem(response);
              }
            });
    operation
        .getResponses()
        .addAPIResponse(
            "default", asProblem(OASFactory.createAPIResponse().description("What went wrong")));
  }

  private static APIResponse asProblem(APIResponse response) {
    if (response.getContent() != null && response.getContent().hasMediaType(PROBLEM)) {
      response.getContent().removeMediaType(JSON);
      return response;
    }
    Schema problem = OASFactory.createSchema().ref("Problem");
    Content content =
        OASFactory.createContent()
            .addMediaType(PROBLEM, OASFactory.createMediaType().schema(problem));
    return response.content(content);
  }

  private void describe(String name, Schema schema, boolean asked) {
    Map<String, Schema> properties = schema.getProperties();
    if (properties == null) {
      return;
    }
    List<String> required = new ArrayList<>();
    for (RecordMembers.Member member : records.of(name, properties.keySet())) {
      boolean optional = member.isLeftOut() || (asked && member.isNullable());
      if (!optional) {
        required.add(member.name());
      }
      if (member.isNullable() && !member.isLeftOut()) {
        schema.addProperty(
            member.name(), orNull(Objects.requireNonNull(properties.get(member.name()))));
      }
    }
    schema.setRequired(required);
  }

  private static Schema orNull(Schema schema) {
    Schema none = OASFactory.createSchema().addType(Schema.SchemaType.NULL);
    if (schema.getRef() != null) {
      return OASFactory.createSchema().addAnyOf(schema).addAnyOf(none);
    }
    // Without a type it may be anything, null as well.
    return schema.getType() == null ? schema : schema.addType(Schema.SchemaType.NULL);
  }
}
