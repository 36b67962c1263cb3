package dev.ragged.bench.peers;

import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Metric;
import dev.ragged.bench.report.Result;
import dev.ragged.text.Figures;
import dev.ragged.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of a sweep, as a table and for a report. */
public final class SweepFigures {
  /** The scenario of {@link #results}. */
  public static final String SCENARIO = "hnsw.sweep";

  private static final String BEST = "best";

  private SweepFigures() {}

  /** Returns a result for each row; a note says which is the best of its size. */
  public static List<Result> results(List<SweepRow> rows) {
    List<Result> results = new ArrayList<>();
    for (List<SweepRow> ofSize : bySize(rows).values()) {
      Optional<SweepRow> best = SweepRow.best(ofSize);
      for (SweepRow row : ofSize) {
        results.add(result(row, best.isPresent() && best.get().equals(row)));
      }
    }
    return results;
  }

  private static Result result(SweepRow row, boolean best) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(Result.DOCUMENTS, String.valueOf(row.vectors()));
    parameters.put("m", String.valueOf(row.graph().m()));
    parameters.put("efConstruction", String.valueOf(row.graph().efConstruction()));
    parameters.put("efSearch", String.valueOf(row.efSearch()));
    List<Measurement> figures =
        List.of(
            Measurement.of(Metric.timed("recall", "", Better.HIGHER), row.recall()),
            Measurement.of(Metric.timed("p50", "ms", Better.LOWER), row.p50Micros() / 1e3),
            Measurement.of(Metric.timed("p95", "ms", Better.LOWER), row.p95Micros() / 1e3),
            Measurement.of(Metric.timed("build", "s", Better.LOWER), row.buildSeconds()),
            Measurement.of(Metric.timed("heap", "bytes", Better.LOWER), (double) row.heapBytes()),
            Measurement.of(Metric.counted("bytes", "bytes", Better.LOWER), (double) row.bytes()),
            Measurement.of(Metric.timed("scanned", "", Better.LOWER), row.scanned()));
    List<String> notes = best ? List.of(BEST + ": " + rule()) : List.of();
    return new Result(SCENARIO, "hnsw", parameters, figures, notes);
  }

  private static String rule() {
    return String.format(
        Locale.ROOT, "smallest median latency with recall@10 of at least %.2f", SweepRow.RECALL);
  }

  private static Map<Integer, List<SweepRow>> bySize(List<SweepRow> rows) {
    return rows.stream()
        .collect(Collectors.groupingBy(SweepRow::vectors, LinkedHashMap::new, Collectors.toList()));
  }

  /** Returns a table, and the best of each size. */
  public static String text(List<SweepRow> rows) {
    TextTable table = new TextTable(">>>>>>>>>>");
    table.row(
        "vectors",
        "M",
        "efConstr.",
        "efSearch",
        "recall@10",
        "p50",
        "p95",
        "build",
        "heap",
        "on disk");
    StringBuilder best = new StringBuilder();
    boolean scans = false;
    for (Map.Entry<Integer, List<SweepRow>> size : bySize(rows).entrySet()) {
      size.getValue().forEach(row -> add(row, table));
      scans |= size.getValue().stream().anyMatch(row -> row.scanned() > 0);
      best.append("Best for ")
          .append(Figures.count(size.getKey()))
          .append(" vectors: ")
          .append(SweepRow.best(size.getValue()).map(SweepRow::name).orElse("none"))
          .append('\n');
    }
    return table.withHeads()
        + (scans ? "  * answered by comparing all, which the index thinks faster\n" : "")
        + "\n"
        + best
        + "Best: the "
        + rule()
        + ".\n";
  }

  private static void add(SweepRow row, TextTable table) {
    table.row(
        Figures.count(row.vectors()),
        String.valueOf(row.graph().m()),
        String.valueOf(row.graph().efConstruction()),
        row.efSearch() + (row.scanned() > 0 ? "*" : ""),
        String.format(Locale.ROOT, "%.3f", row.recall()),
        Figures.nanos(row.p50Micros() * 1e3),
        Figures.nanos(row.p95Micros() * 1e3),
        Figures.nanos(row.buildSeconds() * 1e9),
        Figures.bytes((double) row.heapBytes()),
        Figures.bytes((double) row.bytes()));
  }
}
