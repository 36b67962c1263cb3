package dev.ragged.bench.profiling;

import dev.ragged.bench.Arguments;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.PerformanceMonitor;
import dev.ragged.profiling.ProfileListener;
import dev.ragged.profiling.ProfileOptions;
import dev.ragged.profiling.ProfileSession;
import dev.ragged.profiling.Span;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import jdk.jfr.Recording;

/**
 * Measures what opening and closing one span costs, in time and in bytes of the heap: with nobody
 * listening, with a listener that does nothing, with the monitor, and in a session; then the same
 * while Flight Recorder records, with its threshold, which none of these spans reaches, and
 * without. Each figure is the median of rounds; all kinds take turns in each round, beside two
 * readings of the clock, which a span cannot do without.
 */
public final class SpanTimes {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** One way to do nothing up to {@code n} times; returns how often it was done. */
  private record Kind(String name, LongUnaryOperator loop) {}

  private SpanTimes() {}

  /** Takes {@code spans=} per round and {@code rounds=}. */
  public static void main(String[] words) {
    Locale.setDefault(Locale.ROOT);
    Arguments arguments = new Arguments(Map.of("spans", 2_000_000, "rounds", 15), words);
    OperationProfiler idle = new OperationProfiler();
    OperationProfiler heard = new OperationProfiler();
    heard.add(nothing());
    OperationProfiler measured = new OperationProfiler();
    OperationProfiler withCpu = new OperationProfiler();
    OperationProfiler watched = new OperationProfiler();
    watched.add(new PerformanceMonitor(watched, Clock.systemUTC(), false));
    try (ProfileSession session = ProfileSession.start("times", measured);
        ProfileSession cpu =
            ProfileSession.start("cpu", withCpu, ProfileOptions.DEFAULT.withCpu(true))) {
      Kind[] kinds = {
        new Kind("two readings of the clock", SpanTimes::clock),
        new Kind("nobody listens", n -> spans(idle, n)),
        new Kind("a listener", n -> spans(heard, n)),
        new Kind("the monitor", n -> spans(watched, n)),
        new Kind("a session", n -> spans(measured, n)),
        new Kind("a session with CPU time", n -> spans(withCpu, n / 10)),
      };
      print(kinds, arguments.get("spans"), arguments.get("rounds"));
      record(kinds, arguments.get("spans"), arguments.get("rounds"));
      System.out.printf(
          "counted %,d and %,d spans%n",
          session.report().metrics().get(0).count(), cpu.report().metrics().get(0).count());
    }
  }

  private static ProfileListener nothing() {
    return (span, context) -> {};
  }

  private static void record(Kind[] kinds, int spans, int rounds) {
    for (Duration threshold : List.of(Duration.ofMillis(1), Duration.ZERO)) {
      try (Recording recording = new Recording()) {
        recording.setMaxSize(1 << 20);
        recording.enable("ragged.Span").withThreshold(threshold);
        recording.start();
        System.out.printf("Flight Recorder records spans from %s on%n", threshold);
        print(kinds, spans, rounds);
      }
    }
    System.out.println("after the recordings");
    print(kinds, spans, rounds);
  }

  private static void print(Kind[] kinds, int spans, int rounds) {
    double[][] nanos = new double[kinds.length][rounds];
    double[][] bytes = new double[kinds.length][rounds];
    // The first rounds are for the compiler.
    for (int round = -5; round < rounds; round++) {
      for (int i = 0; i < kinds.length; i++) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        long done = kinds[i].loop().applyAsLong(spans);
        long end = System.nanoTime();
        if (round >= 0) {
          nanos[i][round] = (double) (end - start) / done;
          bytes[i][round] = (double) (THREADS.getCurrentThreadAllocatedBytes() - allocated) / done;
        }
      }
    }
    for (int i = 0; i < kinds.length; i++) {
      System.out.printf(
          "%-26s %8.1f ns %7.1f bytes a span%n",
          kinds[i].name(), median(nanos[i]), median(bytes[i]));
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static long clock(long n) {
    long sum = 0;
    for (long i = 0; i < n; i++) {
      long start = System.nanoTime();
      sum += System.nanoTime() - start > 0 ? 0 : 1;
    }
    return sum > n ? 0 : n;
  }

  private static long spans(OperationProfiler profiler, long n) {
    for (long i = 0; i < n; i++) {
      try (Span span = profiler.span("nothing")) {
        if (span.name().isEmpty() && i < 0) {
          throw new AssertionError(span);
        }
      }
    }
    return n;
  }
}
