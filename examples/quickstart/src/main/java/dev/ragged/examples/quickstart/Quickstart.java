package dev.ragged.examples.quickstart;

import dev.ragged.Ragged;
import dev.ragged.Statistics;
import dev.ragged.error.RaggedException;
import dev.ragged.ingest.DocumentOutcome;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestOptions;
import dev.ragged.ingest.IngestReport;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Answers a question from the files of a folder. The first run reads and embeds the files; later
 * ones only what changed.
 */
public final class Quickstart {
  private static final int HITS = 5;
  private static final int PROBLEMS_SHOWN = 5;

  private final PrintStream out;

  private Quickstart(PrintStream out) {
    this.out = out;
  }

  /** Runs the program; exits with 0 if it answered, 1 if it could not, 2 if called wrongly. */
  public static void main(String[] args) {
    System.exit(run(System.out, System.err, args));
  }

  static int run(PrintStream out, PrintStream err, String... args) {
    try {
      new Quickstart(out).run(CommandLine.parse(args));
      return 0;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.println(CommandLine.USAGE);
      return 2;
    } catch (RaggedException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private void run(CommandLine command) {
    long start = System.nanoTime();
    try (Ragged ragged = Ragged.builder().directory(command.store()).build()) {
      Statistics statistics = ragged.statistics();
      out.printf(
          Locale.ROOT,
          "Store %s, embedder %s, backend %s, kernels %s; opened in %.1f s%n",
          command.store(),
          statistics.corpus().embedder().name(),
          statistics.corpus().index().backend(),
          statistics.kernels(),
          seconds(System.nanoTime() - start));

      Progress progress = new Progress(out, isTerminal());
      IngestReport report =
          ragged.sync(
              DocumentSource.folder(command.folder()), IngestOptions.listeningTo(progress::show));
      progress.end();
      out.println("Ingested " + command.folder() + ": " + report.summary());
      show(report.with(DocumentOutcome.Status.FAILED));
      show(report.with(DocumentOutcome.Status.SKIPPED));

      long asked = System.nanoTime();
      SearchResult result =
          ragged.search(SearchRequest.builder(command.question()).k(HITS).build());
      out.printf(
          Locale.ROOT,
          "%n%s%n%d of %d passages in %.0f ms%n%n",
          command.question(),
          result.hits().size(),
          result.costs().matching(),
          seconds(System.nanoTime() - asked) * 1_000);
      result.hits().forEach(this::show);
    }
  }

  private void show(List<DocumentOutcome> problems) {
    problems.stream()
        .limit(PROBLEMS_SHOWN)
        .forEach(
            problem ->
                out.printf(
                    "  %s %s: %s%n",
                    problem.status().name().toLowerCase(Locale.ROOT),
                    problem.id(),
                    problem.cause().orElse("unknown cause")));
    if (problems.size() > PROBLEMS_SHOWN) {
      out.println("  and " + (problems.size() - PROBLEMS_SHOWN) + " more");
    }
  }

  private void show(Hit hit) {
    out.printf(
        Locale.ROOT,
        "%.3f  %s  [%s]%n       %s%n%n",
        hit.score(),
        hit.documentId(),
        hit.context(),
        hit.snippet());
  }

  /** On JDK 22 to 24 also true where the output goes to a file, which then holds one long line. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    return System.console() != null;
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }
}
