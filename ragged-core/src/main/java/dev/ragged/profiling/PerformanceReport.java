package dev.ragged.profiling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What has happened in some time. Immutable.
 *
 * @param from the start of that time
 * @param to its end
 * @param metrics one per call path, callers before what they call
 * @param slowest the slowest questions, slowest first, at most {@value SlowestQueries#MAX}
 * @param recommendations what the figures speak for, the most important first
 */
public record PerformanceReport(
    Instant from,
    Instant to,
    List<ProfileMetric> metrics,
    List<SlowQuery> slowest,
    List<Recommendation> recommendations) {
  /** Creates a report. */
  public PerformanceReport {
    metrics = List.copyOf(metrics);
    slowest = List.copyOf(slowest);
    recommendations = List.copyOf(recommendations);
  }

  /** Returns what happened in all of {@code parts} together, whose order does not matter. */
  static PerformanceReport sum(Instant from, Instant to, List<PerformanceReport> parts) {
    MetricSums sums = new MetricSums();
    SlowestQueries slowest = new SlowestQueries();
    for (PerformanceReport part : parts) {
      sums.addAll(part.metrics());
      slowest.addAll(part.slowest());
    }
    List<ProfileMetric> metrics = sums.list();
    return new PerformanceReport(
        from,
        to,
        metrics,
        slowest.list(),
        StageAdvice.of(metrics, Runtime.getRuntime().availableProcessors()));
  }

  /** Returns how long that time was. */
  public Duration duration() {
    return Duration.between(from, to);
  }

  /** Returns this report with more recommendations after its own. */
  public PerformanceReport with(List<Recommendation> more) {
    List<Recommendation> all = new ArrayList<>(recommendations);
    all.addAll(more);
    return new PerformanceReport(from, to, metrics, slowest, all);
  }

  /** Returns the report as text: questions, what their stages took, slowest, recommendations. */
  public String text() {
    return MonitorText.report(this);
  }

  /** Returns the figures of each operation as text, wherever it was called. */
  public String statistics() {
    return MonitorText.statistics(this);
  }

  /**
   * Writes this report as JSON, as {@link ProfileReport#writeJson} writes its own. It contains
   * texts of questions if they were kept.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void writeJson(Path file) {
    try {
      ProfileJson.write(file, out -> PerformanceJson.write(this, out));
    } catch (IOException e) {
      throw new UncheckedIOException("the report cannot be written: file=" + file, e);
    }
  }
}
