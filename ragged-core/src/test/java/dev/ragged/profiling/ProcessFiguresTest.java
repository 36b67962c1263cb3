package dev.ragged.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.ragged.tck.ChildJvm;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sessions say of their process, in JVMs with each collector and with fewer modules. */
@Timeout(120)
class ProcessFiguresTest {
  private static final long LARGE = SessionsInChild.LARGE;

  /** What a small program has in its heap beside that. */
  private static final long REST = 32L << 20;

  @ParameterizedTest
  @ValueSource(strings = {"Serial", "Parallel", "G1"})
  void collection_thatStopsTheProgram_isCountedWithItsPauseAndWhatItLeft(String collector) {
    List<long[]> lines = collect("-XX:+Use" + collector + "GC");

    assertThat(lines.get(0)).startsWith(0, 0, 0).endsWith(-1);
    requireLargeThenNot(lines);
    // A full collection marks some megabytes at least: more than half a millisecond.
    assertThat(pauses(lines.get(1))).isPositive();
    assertThat(longest(lines.get(1))).isPositive().isLessThanOrEqualTo(pauses(lines.get(1)));
    assertThat(longest(lines.get(2))).isGreaterThanOrEqualTo(longest(lines.get(1)));
    assertThat(pauses(lines.get(2))).isGreaterThan(pauses(lines.get(1)));
    assertThat(lines.get(3)).as("a session after them").startsWith(0, 0, 0).endsWith(-1);
  }

  @Test
  void collection_besideTheProgram_isCountedButIsNoPause() {
    List<long[]> lines = collect("-XX:+UseZGC");

    requireLargeThenNot(lines);
    // Its cycles take tens of milliseconds, its pauses far less than one.
    assertThat(pauses(lines.get(2))).isLessThan(20);
    assertThat(longest(lines.get(2))).isLessThanOrEqualTo(pauses(lines.get(2)));
  }

  private static void requireLargeThenNot(List<long[]> lines) {
    assertThat(collections(lines.get(1))).isPositive();
    assertThat(heap(lines.get(1))).isBetween(LARGE, LARGE + REST);
    assertThat(collections(lines.get(2))).isGreaterThan(collections(lines.get(1)));
    assertThat(heap(lines.get(2))).isBetween(100_000L, REST);
  }

  private static long collections(long[] line) {
    return line[0];
  }

  private static long pauses(long[] line) {
    return line[1];
  }

  private static long longest(long[] line) {
    return line[2];
  }

  private static long heap(long[] line) {
    return line[3];
  }

  private static List<long[]> collect(String collector) {
    try (ChildJvm child = start("collect", List.of(collector))) {
      List<long[]> lines = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        lines.add(figures(child.line()));
      }
      assertThat(child.line()).as("the report stays as it was at the end").isEqualTo("true");
      lines.add(figures(child.line()));
      return lines;
    }
  }

  private static long[] figures(String line) {
    return Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
  }

  /** Starts the program with {@code options} and, if there is none among them, a collector. */
  private static ChildJvm start(String what, List<String> options) {
    List<String> command = new ArrayList<>(ChildJvm.command(SessionsInChild.class, what));
    if (options.stream().anyMatch(option -> option.matches("-XX:[+]Use.*GC"))) {
      command.remove("-XX:+UseSerialGC");
    }
    command.addAll(1, options);
    return ChildJvm.start(command);
  }

  @Test
  void sessions_tenThousandClosed_leaveNoListener() {
    try (ChildJvm child =
        start("listeners", List.of("--add-opens", "java.management/sun.management=ALL-UNNAMED"))) {
      assertThat(child.line()).isEqualTo("0");
      assertThat(child.line()).as("an open session listens").isEqualTo("true");
      assertThat(child.line()).isEqualTo("one");
      assertThat(child.line()).isEqualTo("0");
    }
  }

  @Test
  void session_withoutJdkManagement_measuresTimeAndCountsCollections() {
    try (ChildJvm child =
        start("measure", List.of("--limit-modules", "java.base,java.management,java.sql"))) {
      assertThat(child.line()).as("jdk.management").isEqualTo("false");
      assertThat(child.line()).as("named module").isEqualTo("false");
      assertThat(child.line()).as("bytes").isEqualTo("-1");
      requireRest(child);
    }
  }

  @Test
  void session_asModuleWithWhatItRequires_works() {
    List<String> command = new ArrayList<>(ChildJvm.command(SessionsInChild.class, "measure"));
    String main = SessionsInChild.class.getName();
    String tests = System.getProperty("jdk.module.path", "");
    assumeFalse(tests.isEmpty(), "runs on the class path");
    command.addAll(
        1,
        List.of(
            "-p",
            tests,
            "--patch-module",
            "dev.ragged.core="
                + command.get(command.indexOf("-cp") + 1).split(File.pathSeparator, 2)[0],
            "--limit-modules",
            "dev.ragged.core"));
    command.set(command.indexOf(main), "dev.ragged.core/" + main);
    command.add(command.indexOf("dev.ragged.core/" + main), "-m");
    try (ChildJvm child = ChildJvm.start(command)) {
      assertThat(child.line()).as("jdk.management").isEqualTo("false");
      assertThat(child.line()).as("named module").isEqualTo("true");
      assertThat(child.line()).as("bytes").isEqualTo("-1");
      requireRest(child);
    }
  }

  private static void requireRest(ChildJvm child) {
    assertThat(child.line()).as("metrics of the operation").isEqualTo("1");
    assertThat(child.line()).as("it knows its environment").isEqualTo("true");
    long[] figures = figures(child.line());
    assertThat(collections(figures)).isPositive();
    assertThat(pauses(figures)).isPositive();
    assertThat(longest(figures)).as("not told").isZero();
    assertThat(heap(figures)).isBetween(LARGE, LARGE + REST);
  }

  @Test
  void figures_below0_areRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ProcessFigures(
                    OptionalLong.empty(),
                    -1,
                    Duration.ZERO,
                    Duration.ZERO,
                    OptionalLong.empty(),
                    OptionalLong.empty()))
        .withMessageContaining("collections=-1");
  }
}
