package dev.ragged.profiling;

import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens spans and tells its listeners of them: the one instrumentation from which sessions, the
 * monitor, Flight Recorder events and bridges to metrics take all figures. Thread-safe.
 *
 * <pre>{@code
 * try (Span span = profiler.span("parse")) {
 *   span.add("lines", parse(file));
 * }
 * List<Hit> hits = profiler.profile("rank", () -> ranker.rank(found));
 * }</pre>
 *
 * <p>Spans of one thread nest by themselves. Names are constants of the program; past {@value
 * CallPaths#MAX_PATHS} of them, in all the places where they are called, others are counted under
 * "{@value CallPaths#OTHER}".
 */
public final class OperationProfiler {
  /** What may throw {@code E}. */
  @FunctionalInterface
  public interface Operation<T extends @Nullable Object, E extends Exception> {
    /** Does it. */
    T run() throws E;
  }

  /** What may throw {@code E} and counts something in its span. */
  @FunctionalInterface
  public interface Counting<T extends @Nullable Object, E extends Exception> {
    /** Does it; the span is closed afterwards. */
    T run(Span span) throws E;
  }

  /** What returns nothing and may throw {@code E}. */
  @FunctionalInterface
  public interface Action<E extends Exception> {
    /** Does it. */
    void run() throws E;
  }

  private static final long WARNING_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final CallPaths paths = new CallPaths();
  private final ThreadLocal<ThreadSpans> threads = ThreadLocal.withInitial(ThreadSpans::new);
  private final LongSupplier clock;
  private final ThreadCosts costs;
  private final LongAdder lost = new LongAdder();
  private final AtomicLong nextWarning;
  private volatile Instrumentation listeners = Instrumentation.of(this, SpanEvents.ofThisJvm());

  /** Creates a profiler to which only Flight Recorder listens yet, where it is there. */
  public OperationProfiler() {
    this(System::nanoTime, ThreadCosts.ofThisJvm());
  }

  OperationProfiler(LongSupplier clock, ThreadCosts costs) {
    this.clock = clock;
    this.costs = costs;
    this.nextWarning = new AtomicLong(clock.getAsLong());
  }

  /**
   * Opens a span in the calling thread, which has to close it.
   *
   * @param name what is done; a constant
   */
  public Span span(String name) {
    Instrumentation told = listeners;
    if (!told.isListening()) {
      return Span.NONE;
    }
    ThreadSpans thread = threads.get();
    if (thread.isTelling()) {
      return Span.NONE;
    }
    Span caller = thread.current();
    return Span.open(
        told, thread, paths.child(caller == null ? paths.root() : caller.path(), name), caller);
  }

  Span span(Span origin, String name) {
    Instrumentation told = listeners;
    if (!told.isListening()) {
      return Span.NONE;
    }
    ThreadSpans thread = threads.get();
    return thread.isTelling()
        ? Span.NONE
        : Span.open(told, thread, paths.child(origin.path(), name), origin);
  }

  /** Runs {@code operation} in a span, which fails if the operation throws. */
  public <T extends @Nullable Object, E extends Exception> T profile(
      String name, Operation<T, E> operation) throws E {
    return counted(name, span -> operation.run());
  }

  /** As {@link #profile}, for what adds to the counters of its span. */
  public <T extends @Nullable Object, E extends Exception> T counted(
      String name, Counting<T, E> operation) throws E {
    return inside(span(name), operation);
  }

  static <T extends @Nullable Object, E extends Exception> T inside(
      Span opened, Counting<T, E> operation) throws E {
    try (Span span = opened) {
      try {
        return operation.run(span);
      } catch (Throwable e) {
        span.fail(e);
        throw e;
      }
    }
  }

  /** Runs {@code action} in a span, which fails if the action throws. */
  public <E extends Exception> void run(String name, Action<E> action) throws E {
    this.<@Nullable Void, E>profile(
        name,
        () -> {
          action.run();
          return null;
        });
  }

  /** Returns a function that does the same, each time in a span. */
  public <A extends @Nullable Object, B extends @Nullable Object> Function<A, B> profiled(
      String name, Function<A, B> function) {
    Objects.requireNonNull(function, "function");
    return argument -> profile(name, () -> function.apply(argument));
  }

  /** Returns a supplier that does the same, each time in a span. */
  public <T extends @Nullable Object> Supplier<T> profiled(String name, Supplier<T> supplier) {
    Objects.requireNonNull(supplier, "supplier");
    return () -> profile(name, supplier::get);
  }

  /**
   * Returns an object that passes calls on to {@code target}, those of methods with {@link
   * Profiled} in a span each; a call takes some 20 ns more. What the target throws comes through as
   * it is.
   *
   * @param type an interface that the caller's and this module can see
   * @throws IllegalArgumentException if it is no interface, or none of its methods is annotated
   */
  public <T> T proxy(Class<T> type, T target) {
    Objects.requireNonNull(target, "target");
    ProfiledCalls calls = ProfiledCalls.of(this, type, target);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls));
  }

  /** Tells {@code listener} of all spans that begin from now on. */
  public void add(ProfileListener listener) {
    add(listener, false);
  }

  synchronized void add(ProfileListener listener, boolean cpu) {
    listeners = listeners.with(Objects.requireNonNull(listener, "listener"), cpu);
  }

  /** Tells {@code listener} of no more spans but those that it knows to be open. */
  public synchronized void remove(ProfileListener listener) {
    listeners = listeners.without(Objects.requireNonNull(listener, "listener"));
  }

  /** Has all listeners erase what they keep of a persona's questions. */
  public void forget(String persona) {
    listeners.forget(Objects.requireNonNull(persona, "persona"));
  }

  /** Returns how many spans were not counted, because they were closed too late or elsewhere. */
  public long lostSpans() {
    return lost.sum();
  }

  CallPaths paths() {
    return paths;
  }

  ThreadCosts costs() {
    return costs;
  }

  long nanoTime() {
    return clock.getAsLong();
  }

  void lost() {
    lost.increment();
  }

  /** Returns true once a minute: a listener that always fails must not fill the disk. */
  boolean mayWarn() {
    long now = nanoTime();
    long due = nextWarning.get();
    return now - due >= 0 && nextWarning.compareAndSet(due, now + WARNING_NANOS);
  }
}
