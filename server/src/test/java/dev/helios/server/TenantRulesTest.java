// SPDX-License-Identifier: MIT
package dev.helios.server;

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
import dev.helios.server.config.ServerSettings;
import dev.helios.store.cases.CaseId;
import java.util.List;
import java.util.Set;

/** Nothing is read of the store but for a tenant, and one place says for which. */
@AnalyzeClasses(packages = "dev.helios", importOptions = Shipped.class)
class TenantRulesTest {
  /** What names a tenant, by itself or as a part. */
  private static final Set<String> TENANTS =
      Set.of(TenantId.class.getName(), CaseId.class.getName(), SourceId.class.getName());

  /** What is counted of the installation as a whole: its books prove the log, which is shared. */
  private static final Set<String> OF_ALL_TENANTS = Set.of("BalanceQueries", "TallyStore");

  @ArchTest
  static void everyQueryIsOfATenant(JavaClasses classes) {
    List<String> open =
        classes.stream()
            .filter(type -> type.getPackageName().startsWith("dev.helios.store."))
            .filter(TenantRulesTest::reads)
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(
                method -> method.getRawParameterTypes().stream().noneMatch(TenantRulesTest::names))
            .map(JavaMethod::getFullName)
            .toList();

    assertThat(open).as("queries that name no tenant").isEmpty();
  }

  private static boolean reads(JavaClass type) {
    String name = type.getSimpleName();
    return type.isTopLevelClass()
        && !OF_ALL_TENANTS.contains(name)
        && (name.endsWith("Queries")
            || name.endsWith("Store")
            || Set.of("CaseNotes", "Incidents").contains(name));
  }

  private static boolean names(JavaClass parameter) {
    return TENANTS.contains(parameter.getName());
  }

  /** Who asks decides what is shown; the setting says only for whom is written and watched. */
  @ArchTest
  static final ArchRule answersAreForThePrincipal =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Resource")
          .or()
          .haveSimpleNameEndingWith("Answer")
          .or()
          .resideInAnyPackage("dev.helios.server.feed..", "dev.helios.server.history..")
          .should()
          .callMethod(ServerSettings.class, "tenant");
}
