package dev.ragged.bench.jmh;

import dev.ragged.bench.report.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks of single operations: the mean time of one, by JMH. One thread at a time.
 *
 * <p>Each benchmark with each of its parameters has JVMs of its own, with the class path and the
 * arguments of this one, so none is compiled for what another one did.
 */
public final class MicroBenchmarks {
  private MicroBenchmarks() {}

  /** Runs all of them briefly, or those in whose names the first word is found. */
  public static void main(String[] words) throws IOException {
    RunOptions preset = RunOptions.SHORT;
    var unused =
        run(
            new RunOptions(
                words.length > 0 ? words[0] : preset.include(),
                preset.forks(),
                preset.iterations(),
                preset.time(),
                preset.profilers(),
                preset.json()),
            System.out);
  }

  /** Returns the full names of all benchmarks: those of their classes, a dot, and the methods'. */
  public static List<String> names() {
    OutputFormat silent =
        OutputFormatFactory.createFormatInstance(
            new PrintStream(OutputStream.nullOutputStream()), VerboseMode.SILENT);
    return BenchmarkList.defaultList().getAll(silent, List.of()).stream()
        .map(BenchmarkListEntry::getUsername)
        .sorted()
        .toList();
  }

  /**
   * Runs benchmarks.
   *
   * @param out takes what JMH prints, at the end a table
   * @return a result for each benchmark with each of its parameters
   * @throws IllegalArgumentException if no benchmark is chosen
   * @throws IllegalStateException if a benchmark fails, or another JMH runs on this machine
   * @throws IOException if there is no room for the JSON
   */
  public static List<Result> run(RunOptions options, PrintStream out) throws IOException {
    List<String> names = names();
    if (names.stream().noneMatch(RunOptions.pattern(options.include()).asPredicate())) {
      throw new IllegalArgumentException(
          "include must be found in one of %s: include=%s".formatted(names, options.include()));
    }
    OutputFormat format = OutputFormatFactory.createFormatInstance(out, VerboseMode.NORMAL);
    try {
      Collection<RunResult> results = new Runner(jmh(options).build(), format).run();
      return results.stream().map(MicroResult::of).toList();
    } catch (RunnerException e) {
      throw new IllegalStateException("the benchmarks did not run: " + e.getMessage(), e);
    }
  }

  private static ChainedOptionsBuilder jmh(RunOptions options) throws IOException {
    TimeValue time = TimeValue.milliseconds(options.time().toMillis());
    ChainedOptionsBuilder jmh =
        new OptionsBuilder()
            .include(options.include())
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .forks(options.forks())
            .warmupIterations(options.warmups())
            .warmupTime(time)
            .measurementIterations(options.iterations())
            .measurementTime(time)
            .jvmArgsAppend(
                "--add-modules=jdk.incubator.vector",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
            .shouldFailOnError(true);
    for (Profiler profiler : options.profilers()) {
      jmh = jmh.addProfiler(profiler.jmhName());
    }
    if (options.json().isPresent()) {
      Path file = options.json().get().toAbsolutePath();
      Files.createDirectories(file.getParent());
      jmh = jmh.resultFormat(ResultFormatType.JSON).result(file.toString());
    }
    return jmh;
  }
}
