package dev.ragged;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of this module; see docs/architecture.md. */
class ArchitectureTest {
  /** The order in which data passes: each package sees only those before it. */
  private static final List<String> STAGES =
      List.of(
          "text",
          "error",
          "config",
          "statistics",
          "profiling",
          "document",
          "filter",
          "embedding",
          "index",
          "spi",
          "sqlite",
          "cache",
          "store",
          "ingest",
          "migration",
          "retrieval",
          "answer",
          "tuning",
          "persona");

  private static final String ROOT = "dev.ragged";

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void stages_anyClass_seesOnlyEarlierStages() {
    LayeredArchitecture layers =
        layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
            .layer("root")
            .definedBy(ROOT)
            .ensureAllClassesAreContainedInArchitecture();
    for (String stage : STAGES) {
      layers = layers.layer(stage).definedBy(ROOT + "." + stage);
    }
    for (int i = 0; i < STAGES.size(); i++) {
      List<String> later = new ArrayList<>(STAGES.subList(i + 1, STAGES.size()));
      later.add("root");
      layers =
          layers.whereLayer(STAGES.get(i)).mayOnlyBeAccessedByLayers(later.toArray(String[]::new));
    }
    layers.whereLayer("root").mayNotBeAccessedByAnyLayer().check(CLASSES);
  }

  @Test
  void stages_allPackages_areNamedHere() {
    Set<String> packages =
        CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    Set<String> named =
        STAGES.stream().map(stage -> ROOT + "." + stage).collect(Collectors.toSet());
    named.add(ROOT);
    packages.remove("");
    assertThat(packages).isEqualTo(named);
  }

  @Test
  void packages_all_haveNoCycles() {
    slices().matching(ROOT + ".(*)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void afterTheStore_anyClass_knowsTheCorpusOnlyByItsInterface() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + ".ingest", ROOT + ".retrieval", ROOT + ".answer", ROOT + ".tuning")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".store")
        .because("another corpus may take the place of the embedded one")
        .check(CLASSES);
  }

  @Test
  void database_outsideStore_isNotUsed() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".store", ROOT + ".sqlite")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "com.zaxxer.hikari..")
        .check(CLASSES);
  }

  @Test
  void statements_outsideSqlite_areNotMade() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".sqlite")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Statement.class)
        .because("statements are counted")
        .check(CLASSES);
  }

  @Test
  void javaSerialization_anywhere_isNotUsed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class)
        .check(CLASSES);
  }

  @Test
  void standardStreams_anywhere_areNotUsed() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because("a library speaks by results, exceptions and SLF4J")
        .check(CLASSES);
  }
}
