package dev.ragged.profiling;

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
}
