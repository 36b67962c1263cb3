package dev.ragged.bench.gate;

import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** One side of a comparison: a program that can run, or a report of an earlier run. Immutable. */
public sealed interface Source permits Program, Source.Stored {
  /** The word for the program that is running. */
  String THIS = "this";

  /** The folder of reports that have a name. */
  String FOLDER = "benchmarks";

  /** A report of an earlier run. */
  record Stored(String name, BenchmarkReport report) implements Source {}

  /** Returns what to call it. */
  String name();

  /**
   * Finds what a word stands for: {@value #THIS}, the path of a {@code .jar}, the path of a {@code
   * .json} report, or the name of a report in {@value #FOLDER}.
   *
   * @param root the folder that paths are relative to
   * @throws IllegalArgumentException if it stands for nothing
   * @throws IOException if the report cannot be read
   */
  static Source of(String word, Path root) throws IOException {
    if (word.equals(THIS)) {
      return Program.current();
    }
    if (word.endsWith(".jar")) {
      return Program.jar(root.resolve(word));
    }
    Path report = root.resolve(word);
    if (!word.endsWith(".json")) {
      report =
          Names.PATTERN.matcher(word).matches()
              ? root.resolve(FOLDER).resolve(word + ".json")
              : root.resolve(word + ".json");
    }
    if (!Files.isRegularFile(report)) {
      throw new IllegalArgumentException(
          ("neither a program nor a report: word=%s, no such file=%s. Give \"%s\", the path of a"
                  + " ragged.jar, the path of a report (.json), or the name of a report in %s. For"
                  + " a commit, build its jar first: git worktree add ../other COMMIT, there mvn"
                  + " package -DskipTests, then give ../other/ragged-bench/target/ragged.jar")
              .formatted(word, report, THIS, FOLDER));
    }
    return new Stored(word, ReportJson.read(report));
  }

  /** What a report may be called. */
  final class Names {
    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private Names() {}
  }
}
