package dev.ragged.bench.gate;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Measures in windows until the last {@value #WINDOWS} agree within 5 %, as they do once all that
 * runs is compiled, or until a time has passed. One thread at a time.
 */
final class SteadyWindows {
  static final int WINDOWS = 5;
  private static final double AGREEMENT = 1.05;

  private final Duration limit;
  private final LongSupplier nanos;

  /**
   * Creates one.
   *
   * @param limit after which windows need not agree; there are always {@value #WINDOWS}
   * @param nanos a clock
   */
  SteadyWindows(Duration limit, LongSupplier nanos) {
    this.limit = limit;
    this.nanos = nanos;
  }

  /** Returns the last windows, oldest first. */
  List<Double> measure(DoubleSupplier window) {
    long start = nanos.getAsLong();
    Deque<Double> last = new ArrayDeque<>();
    while (true) {
      last.addLast(window.getAsDouble());
      if (last.size() > WINDOWS) {
        last.removeFirst();
      }
      boolean late = nanos.getAsLong() - start >= limit.toNanos();
      if (last.size() == WINDOWS && (late || agree(last))) {
        return List.copyOf(last);
      }
    }
  }

  private static boolean agree(Deque<Double> windows) {
    return Collections.max(windows) <= AGREEMENT * Collections.min(windows);
  }
}
