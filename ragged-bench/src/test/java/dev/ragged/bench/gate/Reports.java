package dev.ragged.bench.gate;

import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Metric;
import dev.ragged.bench.report.Result;
import dev.ragged.profiling.Environment;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reports of figures that a test thinks up. */
final class Reports {
  static final Metric DISTANCES = Metric.counted("distance_computations", "", Better.LOWER);
  static final Metric ALLOCATED = Metric.counted("allocated_bytes", "bytes", Better.LOWER);
  static final Metric RECALL = Metric.counted("recall@10", "", Better.HIGHER);
  static final Metric P95 = Metric.timed("p95", "ms", Better.LOWER);
  static final Metric THROUGHPUT = Metric.timed("throughput", "docs/s", Better.HIGHER);

  private Reports() {}

  static BenchmarkReport of(Measurement... figures) {
    return of("17.0.15+6", 42, figures);
  }

  static BenchmarkReport of(String java, long seed, Measurement... figures) {
    return new BenchmarkReport(
        "quick",
        Instant.EPOCH,
        seed,
        new Environment(Map.of("java", java, "processor", "made up")),
        Map.of("queries", "100"),
        List.of(
            new Result(
                "query.single",
                "hnsw",
                Map.of(Result.DOCUMENTS, "1000"),
                List.of(figures),
                List.of())),
        List.of());
  }

  static Measurement figure(Metric metric, double value) {
    return Measurement.of(metric, value);
  }
}
