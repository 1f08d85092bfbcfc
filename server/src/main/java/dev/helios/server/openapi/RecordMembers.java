// SPDX-License-Identifier: MIT
package dev.helios.server.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/** The records of the API as they are declared, found by the schema that was made of each. */
final class RecordMembers {
  private static final String JACKSON = "com.fasterxml.jackson.annotation.";
  private static final DotName INCLUDE = DotName.createSimple(JACKSON + "JsonInclude");
  private static final DotName PROPERTY = DotName.createSimple(JACKSON + "JsonProperty");
  private static final DotName UNWRAPPED = DotName.createSimple(JACKSON + "JsonUnwrapped");
  private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
  private static final DotName SCHEMA =
      DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");

  private final IndexView index;
  private final Map<String, List<ClassInfo>> bySchema;

  RecordMembers(IndexView index) {
    this.index = index;
    this.bySchema =
        index.getKnownClasses().stream()
            .filter(type -> type.isRecord() && type.name().toString().startsWith("dev.helios."))
            // What is named as a schema comes before what happens to be called the same.
            .sorted(Comparator.comparing(type -> !type.hasDeclaredAnnotation(SCHEMA)))
            .collect(Collectors.groupingBy(RecordMembers::schemaName));
  }

  /**
   * A member of an answer.
   *
   * @param isLeftOut whether it is not there where it would be null
   */
  record Member(String name, boolean isNullable, boolean isLeftOut) {}

  /** The members of the record with these properties; none where the schema is not a record's. */
  List<Member> of(String schema, Set<String> properties) {
    return bySchema.getOrDefault(schema, List.of()).stream()
        .map(this::members)
        .filter(members -> names(members).equals(properties))
        .findFirst()
        .orElse(List.of());
  }

  private static Set<String> names(List<Member> members) {
    return members.stream().map(Member::name).collect(Collectors.toCollection(HashSet::new));
  }

  private List<Member> members(ClassInfo type) {
    List<Member> members = new ArrayList<>();
    for (RecordComponentInfo component : type.recordComponents()) {
      ClassInfo inner = index.getClassByName(component.type().name());
      if (isAnnotated(type, component, UNWRAPPED) && inner != null) {
        members.addAll(members(inner));
      } else {
        boolean leftOut =
            type.hasDeclaredAnnotation(INCLUDE) || isAnnotated(type, component, INCLUDE);
        boolean nullable = component.type().hasAnnotation(NULLABLE);
        members.add(new Member(name(type, component), nullable, leftOut && nullable));
      }
    }
    return members;
  }

  private static String name(ClassInfo type, RecordComponentInfo component) {
    AnnotationInstance given = type.field(component.name()).annotation(PROPERTY);
    return given != null && given.value() != null
        ? given.value().asString()
        : PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.name());
  }

  /** Jackson's annotations are not for components: they are found on the field of each. */
  private static boolean isAnnotated(ClassInfo type, RecordComponentInfo of, DotName annotation) {
    return type.field(of.name()).hasAnnotation(annotation);
  }

  private static String schemaName(ClassInfo type) {
    AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
    AnnotationValue name = schema == null ? null : schema.value("name");
    return name == null ? type.simpleName() : name.asString();
  }
}
