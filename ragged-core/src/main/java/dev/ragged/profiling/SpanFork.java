package dev.ragged.profiling;

import org.jspecify.annotations.Nullable;

/**
 * Opens spans that belong to a span of another thread. The other span shows them as its parts; its
 * own time goes on while they run, so that times of threads that work side by side add up to more
 * than the clock's. Immutable.
 */
public final class SpanFork {
  /** Opens spans that measure nothing. */
  public static final SpanFork NONE = new SpanFork(null, Span.NONE);

  private final @Nullable OperationProfiler profiler;
  private final Span origin;

  SpanFork(@Nullable OperationProfiler profiler, Span origin) {
    this.profiler = profiler;
    this.origin = origin;
  }

  /**
   * Runs {@code operation} in a part of the forked span, which fails if the operation throws, in
   * the calling thread.
   */
  public <T extends @Nullable Object, E extends Exception> T counted(
      String name, OperationProfiler.Counting<T, E> operation) throws E {
    return OperationProfiler.inside(span(name), operation);
  }

  /** Opens a part of the forked span in the calling thread, which has to close it. */
  public Span span(String name) {
    return profiler == null ? Span.NONE : profiler.span(origin, name);
  }
}
