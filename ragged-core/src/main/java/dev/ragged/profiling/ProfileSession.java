package dev.ragged.profiling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Groups what is measured from its start to its end: all spans of its profiler that begin
 * meanwhile, in whatever thread. Several sessions may be open at once. Thread-safe.
 *
 * <pre>{@code
 * try (ProfileSession session = ProfileSession.start("nightly", ragged.profiler())) {
 *   ragged.ingest(source);
 *   session.run("export", () -> export(ragged));
 *   print(session.report().text());
 * }
 * }</pre>
 *
 * <p>Memory is bounded: a few kilobytes per call path and at most {@value #SAMPLES} single
 * durations of each, however long it lasts.
 */
public final class ProfileSession implements AutoCloseable {
  static final int SAMPLES = 1_000;

  private final String name;
  private final OperationProfiler profiler;
  private final Instant start;
  private final long startNanos;
  private final long lostBefore;
  private final ProcessWatch process;
  private final PathTallies tallies = new PathTallies(SAMPLES);
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final Spans spans = new Spans();
  private volatile @Nullable ProfileReport last;

  private ProfileSession(
      String name, OperationProfiler profiler, ProfileOptions options, Clock clock) {
    this.name = Objects.requireNonNull(name, "name");
    this.profiler = Objects.requireNonNull(profiler, "profiler");
    this.start = clock.instant();
    this.startNanos = profiler.nanoTime();
    this.lostBefore = profiler.lostSpans();
    this.process = ProcessWatch.start();
    profiler.add(spans, options.cpu());
  }

  /** Starts a session with a profiler of its own, for spans that the caller opens. */
  public static ProfileSession start(String name) {
    return start(name, new OperationProfiler());
  }

  /** Starts a session that measures the spans of {@code profiler}. */
  public static ProfileSession start(String name, OperationProfiler profiler) {
    return start(name, profiler, ProfileOptions.DEFAULT);
  }

  /** As {@link #start(String, OperationProfiler)}, with options. */
  public static ProfileSession start(
      String name, OperationProfiler profiler, ProfileOptions options) {
    return start(name, profiler, options, Clock.systemUTC());
  }

  static ProfileSession start(
      String name, OperationProfiler profiler, ProfileOptions options, Clock clock) {
    return new ProfileSession(name, profiler, options, clock);
  }

  /** Returns the profiler whose spans it measures; it also runs operations and makes proxies. */
  public OperationProfiler profiler() {
    return profiler;
  }

  /** Opens a span, as {@link OperationProfiler#span} does. */
  public Span span(String operation) {
    return profiler.span(operation);
  }

  /** Runs {@code operation} in a span, as {@link OperationProfiler#profile} does. */
  public <T extends @Nullable Object, E extends Exception> T profile(
      String operation, OperationProfiler.Operation<T, E> body) throws E {
    return profiler.profile(operation, body);
  }

  /** Runs {@code body} in a span, as {@link OperationProfiler#run} does. */
  public <E extends Exception> void run(String operation, OperationProfiler.Action<E> body)
      throws E {
    profiler.run(operation, body);
  }

  /** Returns what was measured so far or, once the session is closed, until its end. */
  public ProfileReport report() {
    ProfileReport end = last;
    return end == null ? present() : end;
  }

  private ProfileReport present() {
    List<ProfileMetric> metrics = tallies.snapshot(profiler.paths());
    return new ProfileReport(
        name,
        start,
        Duration.ofNanos(Math.max(0, profiler.nanoTime() - startNanos)),
        Environment.current(),
        process.figures(),
        profiler.lostSpans() - lostBefore,
        metrics);
  }

  /** Ends the session; spans that end later are not counted. Its report remains. */
  @Override
  public void close() {
    if (open.getAndSet(false)) {
      profiler.remove(spans);
      try {
        last = present();
      } finally {
        process.close();
      }
    }
  }

  /** Counts a span of this session. */
  private final class Spans implements ProfileListener {
    @Override
    public void ended(Span span, @Nullable Object context) {
      if (open.get()) {
        tallies.of(span.path()).add(span);
      }
    }

    @Override
    public String toString() {
      return "session " + name;
    }
  }
}
