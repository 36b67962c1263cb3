package dev.ragged.bench;

import dev.ragged.profiling.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Does the same several times, and says how long each time took: mean, median, standard deviation,
 * shortest and longest are those of {@link Durations}. Immutable.
 *
 * @param warmUp how often it is done before, unmeasured, at least 0
 * @param measured how often it is measured, at least 1
 */
public record Repeats(int warmUp, int measured) {
  /** Three times to warm up, ten times measured. */
  public static final Repeats DEFAULT = new Repeats(3, 10);

  /** Creates it. */
  public Repeats {
    if (warmUp < 0 || measured < 1) {
      throw new IllegalArgumentException(
          "warmUp must be at least 0, measured at least 1: warmUp=%d, measured=%d"
              .formatted(warmUp, measured));
    }
  }

  /** Does it, and returns how long it took each measured time. */
  public Durations of(Runnable action) {
    return of(action, System::nanoTime);
  }

  Durations of(Runnable action, LongSupplier nanos) {
    List<Duration> durations = new ArrayList<>();
    for (int i = -warmUp; i < measured; i++) {
      long start = nanos.getAsLong();
      action.run();
      long end = nanos.getAsLong();
      if (i >= 0) {
        durations.add(Duration.ofNanos(end - start));
      }
    }
    return Durations.of(durations);
  }

  /**
   * Returns by how much one is faster than the other, for example {@code 2.50x faster (5.00 ms to
   * 2.00 ms, medians of 10)}.
   */
  public static String speedup(Durations before, Durations after) {
    double old = before.median().toNanos() / 1e6;
    double now = after.median().toNanos() / 1e6;
    String change;
    if (old == now) {
      change = "as fast";
    } else if (now < old) {
      change = now == 0 ? "faster" : String.format(Locale.ROOT, "%.2fx faster", old / now);
    } else {
      change = old == 0 ? "slower" : String.format(Locale.ROOT, "%.2fx slower", now / old);
    }
    return String.format(
        Locale.ROOT, "%s (%.2f ms to %.2f ms, medians of %d)", change, old, now, after.count());
  }
}
