package dev.ragged.profiling;

import org.jspecify.annotations.Nullable;

/**
 * Opens spans that belong to a span of another thread. The other span shows them as its parts; its
 * own time goes on while they run, so that times of threads that work side by side add up to more
 * than the clock's. Immutable.
 */
public final class SpanFork {
  static final SpanFork NONE = new SpanFork(null, null);

  private final @Nullable OperationProfiler profiler;
  private final @Nullable CallPath path;

  SpanFork(@Nullable OperationProfiler profiler, @Nullable CallPath path) {
    this.profiler = profiler;
    this.path = path;
  }

  /** Opens a part of the forked span in the calling thread, which has to close it. */
  public Span span(String name) {
    return profiler == null || path == null ? Span.NONE : profiler.span(path, name);
  }
}
