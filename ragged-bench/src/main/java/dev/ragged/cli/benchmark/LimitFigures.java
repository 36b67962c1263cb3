package dev.ragged.cli.benchmark;

import dev.ragged.bench.gate.Limit;
import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.Measurement;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Which figures of a report the limits of a threshold file are about: the worst of all backends.
 */
final class LimitFigures {
  private static final double BYTES_PER_MB = 1e6;
  private static final double BYTES_PER_KB = 1e3;

  private LimitFigures() {}

  static Map<Limit, Double> of(BenchmarkReport report) {
    Map<Limit, Double> figures = new EnumMap<>(Limit.class);
    put(figures, Limit.QUERY_LATENCY_P95, all(report, "query.single", "p95"));
    put(figures, Limit.INGEST, all(report, "ingest.throughput", "documents_per_second"));
    put(
        figures,
        Limit.MEMORY_USAGE,
        all(report, "ingest.memory", "rss_peak").map(bytes -> bytes / BYTES_PER_MB));
    put(
        figures,
        Limit.STORAGE_PER_DOCUMENT,
        all(report, "storage.bytes", "directory_per_document").map(bytes -> bytes / BYTES_PER_KB));
    put(figures, Limit.PERSONALISATION_OVERHEAD, personal(report));
    return figures;
  }

  private static void put(Map<Limit, Double> figures, Limit limit, DoubleStream values) {
    OptionalDouble worst = limit.better() == Better.LOWER ? values.max() : values.min();
    worst.ifPresent(value -> figures.put(limit, value));
  }

  private static DoubleStream all(BenchmarkReport report, String scenario, String metric) {
    return report.of(scenario).stream()
        .flatMap(result -> result.measurement(metric).stream())
        .mapToDouble(Measurement::value);
  }

  /**
   * Returns by how much the p95 of a persona's question exceeds that of the same without memory.
   */
  private static DoubleStream personal(BenchmarkReport report) {
    return report.of("overhead.chain").stream()
        .filter(result -> "+ personalisation".equals(result.parameters().get("with")))
        .flatMapToDouble(
            with ->
                report.of("overhead.chain").stream()
                    .filter(result -> result.subject().equals(with.subject()))
                    .filter(result -> "baseline".equals(result.parameters().get("with")))
                    .flatMap(
                        base ->
                            base.measurement("p95").stream()
                                .flatMap(
                                    before ->
                                        with.measurement("p95").stream()
                                            .map(now -> now.value() - before.value())))
                    .mapToDouble(Double::doubleValue));
  }
}
