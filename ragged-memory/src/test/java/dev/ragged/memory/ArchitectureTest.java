package dev.ragged.memory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
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
  private static final String ROOT = "dev.ragged.memory";

  /** Packages that know nothing of the database, each of which sees only those before it. */
  private static final List<String> VALUES =
      List.of(
          "time",
          "topic",
          "fact",
          "interest",
          "privacy",
          "privacy.cipher",
          "rank",
          "rank.evaluation",
          "persona",
          "options",
          "privacy.redact",
          "activity",
          "graph",
          "recall",
          "portable");

  /** The order in which data passes: each package sees only those before it. */
  private static final List<String> STAGES =
      List.of("store", "record", "learn", "question", "query", "erasure", "transfer", "replay");

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  private static List<String> order() {
    List<String> order = new ArrayList<>(VALUES);
    order.addAll(STAGES);
    return order;
  }

  @Test
  void packages_anyClass_seesOnlyEarlierPackages() {
    List<String> order = order();
    LayeredArchitecture layers =
        layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
            .withOptionalLayers(true)
            .layer("root")
            .definedBy(ROOT)
            .ensureAllClassesAreContainedInArchitecture();
    for (String name : order) {
      layers = layers.layer(name).definedBy(ROOT + "." + name);
    }
    for (int i = 0; i < order.size(); i++) {
      List<String> later = new ArrayList<>(order.subList(i + 1, order.size()));
      later.add("root");
      layers =
          layers.whereLayer(order.get(i)).mayOnlyBeAccessedByLayers(later.toArray(String[]::new));
    }
    layers.whereLayer("root").mayNotBeAccessedByAnyLayer().check(CLASSES);
  }

  @Test
  void packages_all_areNamedHereAndHaveNoCycles() {
    Set<String> packages =
        CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    Set<String> named = order().stream().map(name -> ROOT + "." + name).collect(Collectors.toSet());
    named.add(ROOT);
    packages.remove("");
    assertThat(packages).isEqualTo(named);
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> named(String what, String pattern) {
    return DescribedPredicate.describe(what, type -> type.getName().matches(pattern));
  }

  @Test
  void database_outsideStore_isNotAskedInSql() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".store")
        .should()
        .dependOnClassesThat(
            named(
                "run SQL",
                "dev\\.ragged\\.sqlite\\.Sql|org\\.sqlite\\..*|com\\.zaxxer\\..*|javax\\.sql\\..*"
                    // Not what passes a connection on to the store.
                    + "|java\\.sql\\.(?!Connection$|SQLException$|SQLTransientConnectionException$).*"))
        .check(CLASSES);
  }

  @Test
  void network_anywhere_isNotUsed() {
    noClasses()
        .should()
        .dependOnClassesThat(
            named(
                "reach a network",
                "java\\.net\\.(?!URI$).*|javax\\.net\\..*|java\\.rmi\\..*|javax\\.naming\\..*|com\\.sun\\.net\\..*"
                    + "|java\\.nio\\.channels\\..*(Socket|Datagram).*"))
        .because("what personas ask stays on this machine")
        .check(CLASSES);
  }

  @Test
  void statements_anywhere_areNotMade() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Statement.class)
        .because("those that core makes are counted")
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
