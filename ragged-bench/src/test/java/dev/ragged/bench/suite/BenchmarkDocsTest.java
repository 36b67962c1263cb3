package dev.ragged.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The scenarios in docs/benchmarks.md are those that there are. To write the table anew: {@code mvn
 * test -pl ragged-bench -am -Dtest=BenchmarkDocsTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Ddocs.write=true}
 */
class BenchmarkDocsTest {
  private static String table() {
    StringBuilder table = new StringBuilder("| scenario | what it does | runs |\n|---|---|---|\n");
    for (Scenario scenario : Scenarios.all()) {
      table
          .append("| `")
          .append(scenario.id())
          .append("` | ")
          .append(scenario.summary())
          .append(" | ")
          .append(runs(scenario.extent()))
          .append(" |\n");
    }
    return table.toString();
  }

  private static String runs(Extent extent) {
    return switch (extent) {
      case STORE -> "for each backend and size";
      case SUBJECT -> "for each backend";
      case ONCE -> "once";
    };
  }

  @Test
  void table_inDocs_isThatOfAllScenarios() throws IOException {
    if (Boolean.getBoolean("docs.write")) {
      BenchmarkPage.write("scenarios", table());
    }
    assertThat(BenchmarkPage.part("scenarios"))
        .as("write it again with -Ddocs.write=true")
        .isEqualTo(table());
  }

  @Test
  void figures_inDocs_areThoseThatScenariosPromise() throws IOException {
    Set<String> promised =
        Scenarios.all().stream()
            // The shares of stages are called as the stages are.
            .filter(scenario -> !scenario.id().equals("query.stages"))
            .map(Scenario::metrics)
            .flatMap(List::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(promised).hasSizeGreaterThan(30);
    assertThat(BenchmarkPage.names("figures")).containsAll(promised);
  }
}
