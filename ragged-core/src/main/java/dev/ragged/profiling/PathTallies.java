package dev.ragged.profiling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** One tally per call path. Thread-safe; its memory grows with the paths, not with the spans. */
final class PathTallies {
  private final AtomicReferenceArray<OperationTally> tallies =
      new AtomicReferenceArray<>(CallPaths.MAX_PATHS);
  private final int maxSamples;

  PathTallies(int maxSamples) {
    this.maxSamples = maxSamples;
  }

  /** Returns the tally of a path. */
  OperationTally of(CallPath path) {
    OperationTally known = tallies.get(path.number());
    if (known != null) {
      return known;
    }
    OperationTally fresh = new OperationTally(maxSamples);
    return tallies.compareAndSet(path.number(), null, fresh) ? fresh : of(path);
  }

  /** Returns what was counted, callers before what they call and else in order of the names. */
  List<ProfileMetric> snapshot(CallPaths paths) {
    List<ProfileMetric> metrics = new ArrayList<>();
    collect(paths.root(), metrics);
    return metrics;
  }

  private void collect(CallPath path, List<ProfileMetric> metrics) {
    OperationTally tally = tallies.get(path.number());
    if (tally != null) {
      metrics.add(tally.snapshot(path));
    }
    path.children().values().stream()
        .sorted(Comparator.comparing(CallPath::name))
        .forEach(child -> collect(child, metrics));
  }
}
