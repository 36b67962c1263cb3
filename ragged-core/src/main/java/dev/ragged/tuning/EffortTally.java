package dev.ragged.tuning;

import dev.ragged.spi.Candidates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Adds up what searches with one effort found and cost. One thread at a time. */
final class EffortTally {
  private static final double WORST = 0.05;
  private static final double MEDIAN = 0.5;
  private static final double HIGH = 0.95;

  private final int candidates;
  private final List<Double> recalls = new ArrayList<>();
  private final List<Long> nanos = new ArrayList<>();
  private double distances;
  private double recomputed;

  EffortTally(int candidates) {
    this.candidates = candidates;
  }

  int candidates() {
    return candidates;
  }

  void add(Candidates found, Candidates exact, long took) {
    recalls.add(Recall.of(found, exact));
    nanos.add(took);
    distances += found.distances();
    recomputed += found.recomputed();
  }

  /** Returns the figures, of at least one search. */
  EffortFigures figures() {
    int count = recalls.size();
    Collections.sort(recalls);
    Collections.sort(nanos);
    int worst = Math.max(1, (int) (count * WORST));
    return new EffortFigures(
        candidates,
        count,
        mean(recalls),
        mean(recalls.subList(0, worst)),
        quantile(MEDIAN),
        quantile(HIGH),
        distances / count,
        recomputed / count);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElse(0);
  }

  private Duration quantile(double part) {
    int rank = (int) Math.ceil(part * nanos.size());
    return Duration.ofNanos(nanos.get(Math.max(0, rank - 1)));
  }
}
