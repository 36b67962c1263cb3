package dev.ragged.bench.jmh;

import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.PerformanceMonitor;
import dev.ragged.profiling.ProfileSession;
import dev.ragged.profiling.Span;
import java.time.Clock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Spans around nothing. */
@State(Scope.Benchmark)
public class SpanBenchmark {
  /** Who listens. */
  @Param({"nobody", "session", "monitor"})
  public String listener;

  private final OperationProfiler profiler = new OperationProfiler();
  private AutoCloseable listening;

  /** Lets somebody listen. */
  @Setup
  public void listen() {
    switch (listener) {
      case "nobody" -> listening = () -> {};
      case "session" -> listening = ProfileSession.start("benchmark", profiler);
      case "monitor" -> {
        profiler.add(new PerformanceMonitor(profiler, Clock.systemUTC(), false));
        listening = () -> {};
      }
      default ->
          throw new IllegalArgumentException(
              "listener must be nobody, session or monitor: listener=" + listener);
    }
  }

  /** Ends the session. */
  @TearDown
  public void close() throws Exception {
    listening.close();
  }

  /** One operation is one span opened and closed. */
  @Benchmark
  public String span() {
    // Not the span itself: it leaves its method in no use of it.
    try (Span span = profiler.span("nothing")) {
      return span.name();
    }
  }
}
