package dev.ragged.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MicroBenchmarksTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  /** What is looked at is whether it works, which others on the machine do not disturb. */
  @BeforeAll
  static void ignoreOtherRuns() {
    System.setProperty("jmh.ignoreLock", "true");
  }

  @Test
  void names_ofThisBuild_haveEveryBenchmarkClass() throws IOException {
    Path sources = Path.of("src/main/java/dev/ragged/bench/jmh");
    try (Stream<Path> files = Files.list(sources)) {
      List<String> classes =
          files
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .filter(name -> name.endsWith("Benchmark"))
              .toList();

      assertThat(classes).hasSizeGreaterThan(5);
      assertThat(MicroBenchmarks.names().stream().map(MicroBenchmarksTest::type).distinct())
          .containsExactlyInAnyOrderElementsOf(classes);
    }
  }

  @Test
  void everyBenchmark_inItsSource_saysWhatOneOperationIs() throws IOException {
    for (String name : MicroBenchmarks.names()) {
      Path source =
          Path.of(
              "src/main/java",
              name.substring(0, name.lastIndexOf('.')).replace('.', '/') + ".java");
      String text = Files.readString(source);
      int method = text.indexOf(" " + name.substring(name.lastIndexOf('.') + 1) + "() {");
      int documentation = text.lastIndexOf("/**", method);

      assertThat(text.substring(documentation, method)).as(name).contains("One operation is");
    }
  }

  @Test
  void run_inThisJvm_printsTheTableAndReturnsWhatItWrote() throws IOException {
    Path json = folder.resolve("new/result.json");

    List<Result> results =
        MicroBenchmarks.run(
            new RunOptions(
                "KernelBenchmark.dot", 0, 1, Duration.ofMillis(10), Set.of(), Optional.of(json)),
            out);

    assertThat(results).extracting(Result::scenario).containsOnly("micro.kernel");
    assertThat(results)
        .extracting(each -> each.parameters().get("kernels"))
        .containsExactly("best", "scalar");
    Measurement time = results.get(0).measurement("time").orElseThrow();
    assertThat(time.value()).isPositive();
    assertThat(time.samples()).hasSize(1);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Score").contains("ns/op");
    assertThat(Files.readString(json)).contains("KernelBenchmark.dot", "rawData");
  }

  @Test
  void run_nothingChosen_isRefusedWithTheNamesThereAre() {
    assertThatThrownBy(
            () ->
                MicroBenchmarks.run(
                    new RunOptions(
                        "Kernels", 0, 1, Duration.ofMillis(10), Set.of(), Optional.empty()),
                    out))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("KernelBenchmark.dot")
        .hasMessageContaining("include=Kernels");
  }

  private static String type(String name) {
    String[] path = name.split("\\.", -1);
    return path[path.length - 2];
  }
}
