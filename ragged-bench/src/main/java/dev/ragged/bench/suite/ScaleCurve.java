package dev.ragged.bench.suite;

import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Result;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What more documents change, from what other scenarios have measured. */
final class ScaleCurve {
  static final List<String> METRICS = List.of();

  /** A figure of another scenario, whether less is better, and what its ratio is called. */
  private record Figure(String scenario, String metric, boolean lower, String name) {}

  private static final List<Figure> FIGURES =
      List.of(
          new Figure("query.single", "p50", true, "p50"),
          new Figure("query.single", "p95", true, "p95"),
          new Figure("query.single", "distances", true, "distances"),
          new Figure("ingest.throughput", "documents_per_second", false, "documents_per_second"),
          new Figure("ingest.memory", "rss_peak", true, "rss_ingest"),
          new Figure("memory.process", "rss_loaded", true, "rss_loaded"),
          new Figure("memory.process", "heap_loaded", true, "heap_loaded"),
          new Figure("storage.bytes", "directory", true, "directory"));

  private ScaleCurve() {}

  static void run(Trial trial) {
    Set<String> sizes = new LinkedHashSet<>();
    for (Result result : trial.earlier()) {
      sizes.add(result.parameters().getOrDefault(Result.DOCUMENTS, ""));
    }
    sizes.remove("");
    if (sizes.size() < 2) {
      return;
    }
    String first = sizes.iterator().next();
    for (String size : sizes) {
      Sheet sheet = trial.sheet().parameter(Result.DOCUMENTS, size);
      double growth = Double.parseDouble(size) / Double.parseDouble(first);
      sheet.note(
          "times the figure with %s documents; %.0f times the documents".formatted(first, growth));
      for (Figure figure : FIGURES) {
        OptionalDouble before = value(trial.earlier(), figure, first);
        OptionalDouble now = value(trial.earlier(), figure, size);
        if (before.isPresent() && now.isPresent() && before.getAsDouble() != 0) {
          double ratio = now.getAsDouble() / before.getAsDouble();
          if (figure.lower()) {
            sheet.lower(figure.name(), "x", ratio);
          } else {
            sheet.higher(figure.name(), "x", ratio);
          }
        }
      }
    }
  }

  private static OptionalDouble value(List<Result> results, Figure figure, String size) {
    Optional<Measurement> found =
        results.stream()
            .filter(result -> result.scenario().equals(figure.scenario()))
            .filter(result -> size.equals(result.parameters().get(Result.DOCUMENTS)))
            .flatMap(result -> result.measurement(figure.metric()).stream())
            .findFirst();
    return found.isPresent() ? OptionalDouble.of(found.get().value()) : OptionalDouble.empty();
  }
}
