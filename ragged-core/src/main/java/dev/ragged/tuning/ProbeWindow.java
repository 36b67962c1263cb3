package dev.ragged.tuning;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongFunction;

/** The latest probes. Thread-safe. */
final class ProbeWindow {
  /** Probes that are kept: a mean recall of 0.9 then has a standard error below 0.02. */
  static final int SIZE = 256;

  private static final double WORST = 0.05;

  private record Probe(double recall, long searchNanos, long exactNanos) {}

  private final Deque<Probe> latest = new ArrayDeque<>();

  synchronized void add(double recall, long searchNanos, long exactNanos) {
    if (latest.size() == SIZE) {
      latest.removeFirst();
    }
    latest.addLast(new Probe(recall, searchNanos, exactNanos));
  }

  /** Forgets all: with another effort they say nothing. */
  synchronized void clear() {
    latest.clear();
  }

  synchronized ProbeFigures figures(long skipped, long failed) {
    List<Double> recalls = new ArrayList<>();
    latest.forEach(probe -> recalls.add(probe.recall()));
    Collections.sort(recalls);
    int worst = Math.max(1, (int) (recalls.size() * WORST));
    return new ProbeFigures(
        latest.size(),
        mean(recalls),
        mean(recalls.subList(0, Math.min(worst, recalls.size()))),
        median(Probe::searchNanos),
        median(Probe::exactNanos),
        skipped,
        failed);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElse(1);
  }

  private Duration median(ToLongFunction<Probe> what) {
    long[] sorted = latest.stream().mapToLong(what).sorted().toArray();
    return Duration.ofNanos(sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2]);
  }
}
