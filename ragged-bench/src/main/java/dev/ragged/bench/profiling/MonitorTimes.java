package dev.ragged.bench.profiling;

import dev.ragged.Ragged;
import dev.ragged.bench.Arguments;
import dev.ragged.config.Settings;
import dev.ragged.document.Document;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.PerformanceMonitor;
import dev.ragged.retrieval.SearchRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what the monitor that is always on costs a search: one store, to which the monitor
 * listens or does not, is asked the same questions in turn. Two stores would differ by themselves.
 */
public final class MonitorTimes {
  private MonitorTimes() {}

  /** Takes {@code documents=}, and {@code batches=} of {@value SearchLoad#BATCH} questions each. */
  public static void main(String[] words) {
    Locale.setDefault(Locale.ROOT);
    Arguments arguments = new Arguments(Map.of("documents", 5_000, "batches", 200), words);
    measure(arguments.get("documents"), arguments.get("batches"));
  }

  private static void measure(int documents, int batches) {
    SearchLoad load = new SearchLoad();
    List<Document> all = load.documents(documents);
    OperationProfiler profiler = new OperationProfiler();
    PerformanceMonitor monitor = new PerformanceMonitor(profiler, Clock.systemUTC(), false);
    try (Ragged ragged = open(all, profiler)) {
      double[] without = new double[batches];
      double[] with = new double[batches];
      double[] share = new double[batches];
      // The first half warms up.
      for (int i = -batches; i < batches; i++) {
        List<SearchRequest> questions = load.questions();
        boolean first = i % 2 == 0;
        double a =
            first ? SearchLoad.micros(ragged, questions) : watched(ragged, monitor, questions);
        double b =
            first ? watched(ragged, monitor, questions) : SearchLoad.micros(ragged, questions);
        if (i >= 0) {
          without[i] = first ? a : b;
          with[i] = first ? b : a;
          share[i] = 100 * (with[i] / without[i] - 1);
        }
      }
      System.out.printf(
          "a search: %.1f microseconds without, %.1f with the monitor; median difference of %d"
              + " pairs %+.2f %% (quartiles %+.2f, %+.2f)%n",
          SearchLoad.quantile(without, 0.5),
          SearchLoad.quantile(with, 0.5),
          batches,
          SearchLoad.quantile(share, 0.5),
          SearchLoad.quantile(share, 0.25),
          SearchLoad.quantile(share, 0.75));
    }
  }

  private static Ragged open(List<Document> documents, OperationProfiler profiler) {
    Ragged ragged =
        SearchLoad.store().profiler(profiler).set(Settings.PROFILING_MONITOR, false).build();
    ragged.ingest(DocumentSource.of(documents));
    return ragged;
  }

  private static double watched(
      Ragged ragged, PerformanceMonitor monitor, List<SearchRequest> questions) {
    ragged.profiler().add(monitor);
    try {
      return SearchLoad.micros(ragged, questions);
    } finally {
      ragged.profiler().remove(monitor);
    }
  }
}
