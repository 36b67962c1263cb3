package dev.ragged.bench.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A run. Immutable.
 *
 * @param load what is done
 * @param extent until when
 * @param sampleEvery time from one sample to the next, at least 10 ms
 * @param reopenEvery samples after which the store is closed and opened again; 0 for never
 * @param warmUp operations at the beginning of each process that say nothing of leaks, since
 *     memories and caches fill until as much goes as comes; at least 0
 * @param report the file that takes the samples, and from which a run that was ended goes on; its
 *     store is in a folder beside it until the run is complete
 */
public record SoakPlan(
    SoakLoad load,
    SoakExtent extent,
    Duration sampleEvery,
    int reopenEvery,
    long warmUp,
    Optional<Path> report) {
  private static final Duration LEAST = Duration.ofMillis(10);

  /** Creates a plan. */
  public SoakPlan {
    Objects.requireNonNull(load, "load");
    Objects.requireNonNull(extent, "extent");
    Objects.requireNonNull(report, "report");
    if (sampleEvery.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          "samples must be at least 10 ms apart: sampleEvery=" + sampleEvery);
    }
    if (warmUp < 0) {
      throw new IllegalArgumentException("warmUp must not be negative: warmUp=" + warmUp);
    }
    if (reopenEvery < 0) {
      throw new IllegalArgumentException(
          "reopenEvery must not be negative: reopenEvery=" + reopenEvery);
    }
  }

  /** Returns how many operations are due between two samples, at least 1. */
  int lap() {
    return (int) Math.max(1, Math.min(1 << 20, load.rate() * sampleEvery.toMillis() / 1_000));
  }
}
