package dev.ragged.examples.profiling;

import dev.ragged.Ragged;
import dev.ragged.config.CacheLevel;
import dev.ragged.config.Settings;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.profiling.ComparisonOptions;
import dev.ragged.profiling.IndexingProfile;
import dev.ragged.profiling.ProfileComparison;
import dev.ragged.profiling.ProfileReport;
import dev.ragged.profiling.ProfileSession;
import dev.ragged.profiling.SearchProfile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Ingests a folder, searches in it, and prints where time and memory went. With the name of a file
 * it writes the figures there or, if the file is there, compares with it.
 */
public final class Profiling {
  private static final int ROUNDS = 5;

  private static final List<String> QUESTIONS =
      List.of(
          "How does a crash lose nothing?",
          "Which settings are there?",
          "How are vectors compared?",
          "What is kept in memory?",
          "Who may read what a persona asked?");

  private Profiling() {}

  /**
   * Runs the program; exits with 0, with 1 if it is slower than what it was compared with, with 2
   * if called wrongly.
   */
  public static void main(String[] args) throws IOException {
    System.exit(run(System.out, System.err, args));
  }

  static int run(PrintStream out, PrintStream err, String... args) throws IOException {
    if (args.length == 0 || args.length > 2 || !Files.isDirectory(Path.of(args[0]))) {
      err.println("usage: profiling <folder> [<profile.json>]");
      return 2;
    }
    ProfileReport report = measure(out, Path.of(args[0]));
    out.println(report.text());
    out.println(figures(report));
    if (args.length == 1) {
      return 0;
    }
    Path file = Path.of(args[1]);
    if (!Files.exists(file)) {
      report.writeJson(file);
      out.println("written to " + file);
      return 0;
    }
    ProfileComparison comparison =
        ProfileComparison.of(ProfileReport.readJson(file), report, ComparisonOptions.DEFAULT);
    out.println(comparison.text());
    return comparison.exitCode();
  }

  private static ProfileReport measure(PrintStream out, Path folder) {
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
      out.println(ragged.performance(Duration.ofHours(1)).text());
      return session.report();
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
