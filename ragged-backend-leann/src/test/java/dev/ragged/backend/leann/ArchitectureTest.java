package dev.ragged.backend.leann;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of this module; see docs/adr/0006-leann.md. */
class ArchitectureTest {
  private static final String ROOT = "dev.ragged.backend.leann";

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void packages_anyClass_seesOnlyWhatItBuildsOn() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
        .layer("root")
        .definedBy(ROOT)
        .layer("search")
        .definedBy(ROOT + ".search")
        .layer("segment")
        .definedBy(ROOT + ".segment")
        .layer("codes")
        .definedBy(ROOT + ".codes")
        .layer("graph")
        .definedBy(ROOT + ".graph")
        .layer("recompute")
        .definedBy(ROOT + ".recompute")
        .layer("options")
        .definedBy(ROOT + ".options")
        .whereLayer("root")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("search")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("segment")
        .mayOnlyBeAccessedByLayers("search", "root")
        .whereLayer("codes")
        .mayOnlyBeAccessedByLayers("segment", "search", "root")
        .whereLayer("graph")
        .mayOnlyBeAccessedByLayers("segment", "search", "root")
        .whereLayer("recompute")
        .mayOnlyBeAccessedByLayers("segment", "search", "root")
        .whereLayer("options")
        .mayOnlyBeAccessedByLayers("codes", "segment", "search", "root")
        .ensureAllClassesAreContainedInArchitecture()
        .check(CLASSES);
  }

  @Test
  void packages_all_areNamedHereAndHaveNoCycles() {
    Set<String> packages =
        CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    packages.remove("");
    assertThat(packages)
        .containsExactlyInAnyOrder(
            ROOT,
            ROOT + ".search",
            ROOT + ".segment",
            ROOT + ".codes",
            ROOT + ".graph",
            ROOT + ".recompute",
            ROOT + ".options");
    slices().matching(ROOT + ".(*)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void exportedPackages_publicTypes_areOptionsAndTheProvider() {
    Set<String> published =
        CLASSES.stream()
            .filter(
                type ->
                    Arrays.asList(ROOT, ROOT + ".options").contains(type.getPackageName())
                        && type.getModifiers().contains(JavaModifier.PUBLIC))
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toSet());
    assertThat(published)
        .containsExactlyInAnyOrder(
            "LeannIndexProvider",
            "LeannOptions",
            "Builder",
            "StorageMode",
            "Traversal",
            "VectorCodec");
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

  @Test
  void files_anywhere_areOnlyTouchedThroughCore() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.file.Files")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.nio.channels")
        .because("a test must be able to fail every call")
        .check(CLASSES);
  }
}
