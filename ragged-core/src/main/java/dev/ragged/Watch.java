package dev.ragged;

import dev.ragged.config.Settings;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.PerformanceMonitor;
import dev.ragged.profiling.PerformanceReport;
import dev.ragged.profiling.Recommendation;
import dev.ragged.tuning.Proposal;
import dev.ragged.tuning.Tuner;
import java.time.Duration;
import java.util.Optional;

/** What watches a store while it is used. Thread-safe. */
final class Watch {
  private final OperationProfiler profiler;
  private final Optional<PerformanceMonitor> monitor;
  private final Tuner tuner;

  Watch(OperationProfiler profiler, Optional<PerformanceMonitor> monitor, Tuner tuner) {
    this.profiler = profiler;
    this.monitor = monitor;
    this.tuner = tuner;
  }

  OperationProfiler profiler() {
    return profiler;
  }

  Tuner tuner() {
    return tuner;
  }

  /** Returns what the last {@code time} was like, and what it and the tuner's figures speak for. */
  PerformanceReport since(Duration time) {
    PerformanceMonitor watching =
        monitor.orElseThrow(
            () ->
                new IllegalStateException(
                    "nothing is kept to report, as "
                        + Settings.PROFILING_MONITOR.key()
                        + " is false; set it to true before opening the store"));
    return watching
        .since(time)
        .with(tuner.recommendations().proposals().stream().map(Watch::recommendation).toList());
  }

  private static Recommendation recommendation(Proposal proposal) {
    return new Recommendation(
        proposal.key(),
        "set it to " + proposal.proposed() + ", not " + proposal.present(),
        proposal.evidence());
  }

  void end() {
    monitor.ifPresent(profiler::remove);
    tuner.end();
  }
}
