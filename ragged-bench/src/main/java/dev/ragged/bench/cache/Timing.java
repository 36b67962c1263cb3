package dev.ragged.bench.cache;

import dev.ragged.bench.Percentiles;
import dev.ragged.bench.SearchClock;
import java.util.function.IntConsumer;

/**
 * Times of one call after another, in CPU time of this thread and in wall time: the first is the
 * code's, the second has in it what else the machine did.
 */
record Timing(Percentiles cpu, Percentiles wall) {
  /**
   * Times calls with 0, 1, and so on.
   *
   * @param batch calls that are timed as one, because one is too short for the clocks
   */
  static Timing of(int count, int batch, IntConsumer call) {
    long[] cpu = new long[count];
    long[] wall = new long[count];
    for (int i = 0; i < count; i++) {
      long wallStart = System.nanoTime();
      long start = SearchClock.nanos();
      for (int j = 0; j < batch; j++) {
        call.accept(i * batch + j);
      }
      cpu[i] = (SearchClock.nanos() - start) / batch;
      wall[i] = (System.nanoTime() - wallStart) / batch;
    }
    return new Timing(new Percentiles(cpu), new Percentiles(wall));
  }

  @Override
  public String toString() {
    return String.format(
        "CPU p50 %.2f, p95 %.2f; wall p50 %.2f, p95 %.2f, max %.0f microseconds",
        cpu.micros(50), cpu.micros(95), wall.micros(50), wall.micros(95), wall.micros(100));
  }
}
