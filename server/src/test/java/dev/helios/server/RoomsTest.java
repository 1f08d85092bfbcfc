// SPDX-License-Identifier: MIT
package dev.helios.server;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.helios.core.event.Event;
import dev.helios.core.gateway.Quarantined;
import dev.helios.core.gateway.Receipt;
import dev.helios.engine.LogWriter;
import dev.helios.wire.Decoders;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/** The walls between the rooms, as far as Maven does not keep them. */
@AnalyzeClasses(packages = "dev.helios", importOptions = Shipped.class)
class RoomsTest {
  @ArchTest
  static final ArchRule coreDecidesAndDoesNothing =
      noClasses()
          .that()
          .resideInAPackage("dev.helios.core..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "dev.helios.core..",
              "java.lang..",
              "java.util..",
              "java.math..",
              "java.time..",
              "java.nio..",
              "java.io..",
              "java.security..",
              "java.text..",
              "com.fasterxml.jackson.core..",
              "org.snakeyaml.engine..",
              "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule coreStartsNoThreads =
      noClasses()
          .that()
          .resideInAPackage("dev.helios.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.concurrent..", "java.nio.file..", "java.net..");

  @ArchTest
  static final ArchRule coreIsToldTheTime =
      noClasses()
          .that()
          .resideInAPackage("dev.helios.core..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule sqlStaysInTheStore =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.helios.store..", "dev.helios.standalone..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer..");

  @ArchTest
  static final ArchRule kafkaStaysInTheEngine =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.helios.engine..", "dev.helios.standalone..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..");

  /** Formats are bytes in, values out: no SDK, no network, no thread, no clock of its own. */
  @ArchTest
  static final ArchRule wireFormatsArePure =
      noClasses()
          .that()
          .resideInAPackage("dev.helios.wire..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "dev.helios.core..",
              "dev.helios.wire..",
              "java.io..",
              "java.lang..",
              "java.math..",
              "java.net",
              "java.nio..",
              "java.security..",
              "java.text..",
              "java.time..",
              "java.util..",
              "javax.crypto..",
              "javax.security.auth.x500..",
              "com.fasterxml.jackson.core..",
              "com.nimbusds..",
              "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().assignedFrom(packages()).should().beFreeOfCycles();

  private static SliceAssignment packages() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return SliceIdentifier.of(type.getPackageName());
      }

      @Override
      public String getDescription() {
        return "packages";
      }
    };
  }

  /** Each package of core knows those before it only; what comes later builds on what is there. */
  @ArchTest
  static final ArchRule coreIsBuiltUpwards =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.helios.core..")
          .layer("event")
          .definedBy("dev.helios.core.event")
          .layer("log")
          .definedBy("dev.helios.core.log")
          .layer("gateway")
          .definedBy("dev.helios.core.gateway")
          .layer("flow")
          .definedBy("dev.helios.core.flow")
          .layer("watermark")
          .definedBy("dev.helios.core.watermark")
          .layer("reconcile")
          .definedBy("dev.helios.core.reconcile")
          .layer("text")
          .definedBy("dev.helios.core.reconcile.text")
          .whereLayer("text")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("reconcile")
          .mayOnlyBeAccessedByLayers("text")
          .whereLayer("watermark")
          .mayOnlyBeAccessedByLayers("reconcile", "text")
          .whereLayer("flow")
          .mayOnlyBeAccessedByLayers("reconcile", "text")
          .whereLayer("gateway")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("log")
          .mayOnlyBeAccessedByLayers("gateway", "flow", "reconcile", "text");

  /** A reader who meets a name knows which type is meant, in whatever room; programs are exempt. */
  @ArchTest
  static void noSimpleNameStandsForTwoTypes(JavaClasses classes) {
    Map<String, SortedSet<String>> byName = new TreeMap<>();
    for (JavaClass type : classes) {
      if (type.isTopLevelClass()
          && !Set.of("Main", "package-info").contains(type.getSimpleName())) {
        byName.computeIfAbsent(type.getSimpleName(), name -> new TreeSet<>()).add(type.getName());
      }
    }
    byName.values().removeIf(types -> types.size() == 1);
    assertThat(byName).as("simple names of several types").isEmpty();
  }

  @ArchTest
  static final ArchRule vendorSdksStayInTheConnectors =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.helios.connectors..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "software.amazon.awssdk..",
              "com.google.cloud..",
              "com.google.pubsub..",
              "com.azure..");

  /**
   * The address filter is worth something only when there is no way around it. Connectors call
   * addresses that the operator configured, never one that a sender names.
   */
  @ArchTest
  static final ArchRule callsToOthersGoThroughOneClient =
      noClasses()
          .that()
          .resideInAnyPackage("dev.helios.server..", "dev.helios.wire..", "dev.helios.core..")
          .and()
          .resideOutsideOfPackage("dev.helios.server.outbound..")
          .and()
          .doNotHaveFullyQualifiedName("dev.helios.server.http.RequestFilter") // asks itself, once
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.net\\.(URLConnection|HttpURLConnection|Socket|SocketChannel)"
                  + "|javax\\.net\\.ssl\\.(HttpsURLConnection|SSLSocket)"
                  + "|io\\.vertx\\.core\\.http\\.HttpClient.*"
                  + "|io\\.vertx\\.ext\\.web\\.client\\..*"
                  + "|io\\.vertx\\.core\\.net\\.NetClient")
          .orShould()
          .callMethod(java.net.URL.class, "openConnection")
          .orShould()
          .callMethod(java.net.URL.class, "openStream")
          .orShould()
          .callMethod(java.net.InetAddress.class, "getAllByName", String.class)
          .orShould()
          .callMethod(java.net.InetAddress.class, "getByName", String.class);

  /** Whatever way an event comes in, nothing but the intake decodes it and puts it into the log. */
  @ArchTest
  static final ArchRule eventsHaveOneEntrance =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.helios.server.intake..", "dev.helios.engine..")
          .should()
          .callMethodWhere(
              target(name("append"))
                  .and(target(owner(assignableTo(LogWriter.class))))
                  .and(
                      target(
                          rawParameterTypes(Event.class)
                              .or(rawParameterTypes(Quarantined.class))
                              .or(rawParameterTypes(Receipt.class)))))
          .orShould()
          .callMethod(Decoders.class, "forRoute", String.class);

  @ArchTest
  static final ArchRule onlyTheServerKnowsItsFramework =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.helios.server..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..", "io.smallrye..");

  @ArchTest
  static final ArchRule nothingImportsTheServer =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.helios.server..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.helios.server..");

  /** What every part reads must lean on none of them. */
  @ArchTest
  static final ArchRule settingsKnowNoOtherPartOfTheServer =
      noClasses()
          .that()
          .resideInAPackage("dev.helios.server.config..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.helios.server..")
                  .and(resideOutsideOfPackage("dev.helios.server.config..")));

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager");

  @ArchTest
  static final ArchRule nullIsSaid =
      classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);
}
