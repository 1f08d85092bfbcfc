// SPDX-License-Identifier: MIT
package dev.helios.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.helios.core.event.TenantId;
import dev.helios.core.watermark.SourceId;
import dev.helios.server.access.Principal;
import dev.helios.server.access.Principals;
import dev.helios.server.config.ServerSettings;
import dev.helios.store.cases.CaseId;
import dev.helios.store.db.Database;
import java.util.List;
import java.util.Set;

/** Nothing is read of the store but for a tenant, and one place says for which. */
@AnalyzeClasses(packages = "dev.helios", importOptions = Shipped.class)
class TenantRulesTest {
  /** What names a tenant, by itself or as a part. */
  private static final Set<String> TENANTS =
      Set.of(TenantId.class.getName(), CaseId.class.getName(), SourceId.class.getName());

  /** What writes or drops for all tenants, and the books: they prove the log, which is shared. */
  private static final Set<String> OF_ALL_TENANTS =
      Set.of("EventWriter", "VerdictWriter", "Retention", "TallyStore", "BalanceQueries");

  /** Who reads is asked for by Principals alone; the others write for the tenant, or watch it. */
  private static final Set<String> ASK_THE_SETTING =
      Set.of(
          "Principals",
          "IngressWiring",
          "IntakeWiring",
          "SourceWiring",
          "RuntimeWiring",
          "FlowDeclarations",
          "SilenceWatch",
          "CaseMetrics");

  @ArchTest
  static void everyQueryIsOfATenant(JavaClasses classes) {
    List<JavaClass> readers = classes.stream().filter(TenantRulesTest::reads).toList();

    assertThat(readers)
        .as("what reads")
        .extracting(JavaClass::getSimpleName)
        .contains("EventQueries", "CaseQueries", "StatsQueries", "FlowStore", "Incidents");
    assertThat(
            readers.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(
                    method ->
                        method.getRawParameterTypes().stream().noneMatch(TenantRulesTest::names))
                .map(JavaMethod::getFullName))
        .as("queries that name no tenant")
        .isEmpty();
  }

  /** Whatever a capability of the store holds the database in. */
  private static boolean reads(JavaClass type) {
    return type.getPackageName().startsWith("dev.helios.store.")
        && !type.getPackageName().equals(Database.class.getPackageName())
        && !OF_ALL_TENANTS.contains(type.getSimpleName())
        && type.getFields().stream()
            .anyMatch(field -> field.getRawType().isEquivalentTo(Database.class));
  }

  private static boolean names(JavaClass parameter) {
    return TENANTS.contains(parameter.getName());
  }

  @ArchTest
  static final ArchRule answersAreForThePrincipal =
      noClasses()
          .that(
              describe(
                  "do not write for the tenant",
                  type -> !ASK_THE_SETTING.contains(type.getSimpleName())))
          .should()
          .callMethod(ServerSettings.class, "tenant");

  /** A principal is made where a request is, and nowhere else. */
  @ArchTest
  static final ArchRule onePlaceMakesPrincipals =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Principals.class)
          .should()
          .callConstructor(Principal.class, TenantId.class);
}
