package dev.ragged.profiling;

import java.util.List;

/** What metrics say beyond the times of stages. */
final class StageFacts {
  /** Share of repeated questions from which on keeping something for them is of use. */
  private static final double MIN_REPEATS = 0.1;

  private final StageSums sums;
  private final int processors;

  StageFacts(List<ProfileMetric> metrics, int processors) {
    this.sums = new StageSums(metrics);
    this.processors = processors;
  }

  /** Returns whether some of the questions were embedded before. */
  boolean questionsRepeat() {
    return sums.counter(Stages.SEARCH_EMBED, Stages.TEXTS)
        < (1 - MIN_REPEATS) * sums.counter(Stages.SEARCH, Stages.QUESTIONS);
  }

  /** Returns whether some of the answers came from a cache. */
  boolean answersRepeat() {
    return sums.durations(Stages.SEARCH_RETRIEVE).count()
        < (1 - MIN_REPEATS) * sums.durations(Stages.SEARCH_CACHE).count();
  }

  /** Returns whether fewer threads embedded at once than there are processors. */
  boolean processorsAreIdle() {
    double atOnce = nanos(Stages.INGEST_EMBED) / Math.max(1, nanos(Stages.INGEST));
    return atOnce < processors - 0.5;
  }

  private double nanos(String stage) {
    return sums.durations(stage).total().toNanos();
  }
}
