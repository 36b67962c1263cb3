package dev.ragged.micrometer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What this module may know. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void memory_isKnownToItsMetersOnly() {
    noClasses()
        .that()
        .doNotHaveSimpleName("RecorderMetrics")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.ragged.memory..")
        .because("an application may have no memory")
        .check(CLASSES);
  }

  @Test
  void allClasses_seeCoreMemoryAndMicrometer() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "dev.ragged..", "io.micrometer..", "org.jspecify..")
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
