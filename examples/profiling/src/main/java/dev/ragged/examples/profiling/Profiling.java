package dev.ragged.examples.profiling;

import dev.ragged.Ragged;
import dev.ragged.config.CacheLevel;
import dev.ragged.config.Settings;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.profiling.ComparisonOptions;
import dev.ragged.profiling.IndexingProfile;
import dev.ragged.profiling.PerformanceReport;
import dev.ragged.profiling.ProfileComparison;
import dev.ragged.profiling.ProfileReport;
import dev.ragged.profiling.ProfileSession;
import dev.ragged.profiling.SearchProfile;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Ingests a folder, searches in it, and prints where time and memory went. With the name of a file
 * it writes the figures there or, if the file is there, compares with it.
 */
public final class Profiling {
  /** So many that the JVM has compiled what searches need after the first of two measurements. */
  private static final int ROUNDS = 400;

  private static final List<String> QUESTIONS =
      List.of(
          "How does a crash lose nothing?",
          "Which settings are there?",
          "How are vectors compared?",
          "What is kept in memory?",
          "Who may read what a persona asked?");

  private record Measured(ProfileReport report, PerformanceReport lastHour) {}

  private Profiling() {}

  /**
   * Runs the program; exits with 0, with 1 if it is slower than what it was compared with, with 2
   * if called wrongly, or with a file that it cannot be compared with.
   */
  public static void main(String[] args) {
    System.exit(run(System.out, System.err, args));
  }

  static int run(PrintStream out, PrintStream err, String... args) {
    if (args.length == 0 || args.length > 2 || !Files.isDirectory(Path.of(args[0]))) {
      err.println("usage: profiling <folder> [<profile.json>]");
      return 2;
    }
    try {
      return run(out, Path.of(args[0]), args.length == 1 ? null : Path.of(args[1]));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      err.println(e.getMessage());
      return 2;
    }
  }

  private static int run(PrintStream out, Path folder, @Nullable Path file) {
    ProfileReport baseline =
        file != null && Files.exists(file) ? ProfileReport.readJson(file) : null;
    // The first time classes are loaded, and code is compiled.
    measure(folder);
    Measured measured = measure(folder);
    ProfileReport report = measured.report();
    out.println(measured.lastHour().text());
    out.println(report.text());
    out.println(figures(report));
    if (baseline != null) {
      ProfileComparison comparison =
          ProfileComparison.of(baseline, report, ComparisonOptions.DEFAULT);
      out.println(comparison.text());
      return comparison.exitCode();
    }
    if (file != null) {
      report.writeJson(file);
      out.println("written to " + file);
    }
    return 0;
  }

  private static Measured measure(Path folder) {
    // Without kept answers, each round searches again.
    try (Ragged ragged =
            Ragged.builder()
                .inMemory()
                .set(Settings.CACHE_RESULTS_LEVEL, CacheLevel.OFF)
                .set(Settings.PROFILING_QUESTIONS, true)
                .build();
        ProfileSession session = ProfileSession.start("example", ragged.profiler())) {
      ragged.ingest(DocumentSource.folder(folder));
      for (int i = 0; i < ROUNDS; i++) {
        for (String question : QUESTIONS) {
          ragged.search(question);
        }
      }
      return new Measured(session.report(), ragged.performance(Duration.ofHours(1)));
    }
  }

  private static String figures(ProfileReport report) {
    IndexingProfile indexing = IndexingProfile.of(report);
    SearchProfile search = SearchProfile.of(report);
    return String.format(
        Locale.ROOT,
        "ingest: %.1f documents, %.1f chunks a second%nsearch: %.1f a second, %.1f hits each%n",
        indexing.documentsPerSecond(),
        indexing.chunksPerSecond(),
        search.queriesPerSecond(),
        search.averageResults());
  }
}
