package dev.ragged.profiling;

import java.util.List;

/** What metrics say beyond the times of stages. */
final class StageFacts {
  /** Share of repeated questions from which on keeping something for them is of use. */
  private static final double MIN_REPEATS = 0.1;

  private final List<ProfileMetric> metrics;
  private final int processors;

  StageFacts(List<ProfileMetric> metrics, int processors) {
    this.metrics = metrics;
    this.processors = processors;
  }

  /** Returns whether some of the questions were embedded before. */
  boolean questionsRepeat() {
    return count(Stages.SEARCH_EMBED, Stages.TEXTS)
        < (1 - MIN_REPEATS) * count(Stages.SEARCH, Stages.QUESTIONS);
  }

  /** Returns whether some of the answers came from a cache. */
  boolean answersRepeat() {
    long searched =
        metrics.stream()
            .filter(metric -> metric.name().equals(Stages.SEARCH_RETRIEVE))
            .mapToLong(ProfileMetric::count)
            .sum();
    long lookedUp =
        metrics.stream()
            .filter(metric -> metric.name().equals(Stages.SEARCH_CACHE))
            .mapToLong(ProfileMetric::count)
            .sum();
    return searched < (1 - MIN_REPEATS) * lookedUp;
  }

  /** Returns whether fewer threads embedded at once than there are processors. */
  boolean processorsAreIdle() {
    double atOnce = nanos(Stages.INGEST_EMBED) / Math.max(1, nanos(Stages.INGEST));
    return atOnce < processors - 0.5;
  }

  private double nanos(String stage) {
    return metrics.stream()
        .filter(metric -> metric.name().equals(stage))
        .mapToDouble(metric -> metric.durations().total().toNanos())
        .sum();
  }

  private long count(String stage, String counter) {
    return metrics.stream()
        .filter(metric -> metric.name().equals(stage))
        .mapToLong(metric -> metric.counter(counter))
        .sum();
  }
}
