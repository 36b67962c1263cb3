package dev.ragged.profiling;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One operation under way, to be closed by the thread that opened it: {@code try (Span span =
 * profiler.span("parse")) { ... }}. Spans opened inside it by the same thread are its parts; work
 * of other threads is joined by {@link #fork}. One thread at a time; a span that another thread
 * closes, or that is still open when the one around it closes, is not counted.
 *
 * <p>An operation that throws has to say so with {@link #fail}, since a {@code try} does not tell
 * what it closes; {@link OperationProfiler#profile} does it by itself.
 *
 * <p>Measured are wall time and the bytes that the thread allocates in the heap, which is what an
 * operation costs in memory: how the resident size of a JVM changes during an operation says
 * nothing of it. Costs 64 bytes and, where reading a clock takes 25 ns, some 150 ns; with nobody
 * listening, nothing.
 */
public final class Span implements AutoCloseable {
  // 64 bytes with compressed pointers: what only some spans have is in the details, and two fields
  // change their meaning at the end.

  /** Not measured. */
  static final Span NONE = new Span();

  private final @Nullable Instrumentation told;
  private final CallPath path;
  private final @Nullable Span caller;

  /** Null once the span has ended. */
  private @Nullable ThreadSpans thread;

  private @Nullable SpanDetails details;

  /** A reading of the clock; once the span has ended, the nanoseconds that it took. */
  private long nanos;

  /** What the thread had allocated; once the span has ended, what it allocated in it. */
  private long bytes;

  private long partNanos;
  private long partBytes;

  private Span() {
    this.told = null;
    this.path = new CallPath(0, "", null);
    this.caller = null;
  }

  private Span(Instrumentation told, ThreadSpans thread, CallPath path) {
    this.told = told;
    this.thread = thread;
    this.path = path;
    this.caller = thread.current();
  }

  /** Opens a span of this thread that is a part of {@code around}, if that is one. */
  static Span open(Instrumentation told, ThreadSpans thread, CallPath path, @Nullable Span around) {
    Span span = new Span(told, thread, path);
    thread.opened(span);
    thread.telling(true);
    told.started(span, around);
    thread.telling(false);
    OperationProfiler profiler = told.profiler();
    if (told.measuresCpu()) {
      span.details().cpuNanos = profiler.costs().cpuNanos();
    }
    span.bytes = profiler.costs().allocatedBytes();
    span.nanos = profiler.nanoTime();
    return span;
  }

  /**
   * Adds to one of the span's own counters, for example vectors compared or rows read.
   *
   * @param counter what is counted; a constant, of which a span has few
   * @param amount how many
   */
  public Span add(String counter, long amount) {
    if (thread != null) {
      details().add(Objects.requireNonNull(counter, "counter"), amount);
    }
    return this;
  }

  /** Says that the operation failed, and returns the span. */
  public Span fail(Throwable cause) {
    if (thread != null) {
      details().failure = Objects.requireNonNull(cause, "cause");
    }
    return this;
  }

  /**
   * Says that the span answers a question, so that it may be kept among the slowest ones with what
   * its parts took.
   *
   * @param persona who asked, or nothing
   * @param text what was asked; kept only where that is allowed
   */
  public Span question(Optional<String> persona, String text) {
    ThreadSpans here = thread;
    if (here != null) {
      SpanDetails own = details();
      own.persona = persona.orElse(null);
      own.question = Objects.requireNonNull(text, "text");
      own.askedNanos = nanos;
      if (here.stageTimes() == null) {
        own.stages = here.begin(this);
      }
    }
    return this;
  }

  /** Returns what opens parts of this span in other threads, even after it has ended. */
  public SpanFork fork() {
    return told == null ? SpanFork.NONE : new SpanFork(told.profiler(), this);
  }

  /** Ends the span. Further calls do nothing. */
  @Override
  public void close() {
    ThreadSpans here = thread;
    if (here == null || told == null) {
      return;
    }
    OperationProfiler profiler = told.profiler();
    long end = profiler.nanoTime();
    long allocated = profiler.costs().allocatedBytes();
    StageTimes stages = here.stageTimes();
    thread = null;
    if (!here.isOfThisThread() || !here.closed(this)) {
      told.lost(this, details);
      return;
    }
    nanos = Math.max(0, end - nanos);
    bytes = bytes < 0 || allocated < 0 ? ThreadCosts.UNKNOWN : allocated - bytes;
    if (caller != null) {
      caller.partNanos += nanos;
      caller.partBytes += Math.max(0, bytes);
    }
    SpanDetails own = details;
    if (own != null && own.cpuNanos >= 0) {
      own.cpuNanos = profiler.costs().cpuNanos() - own.cpuNanos;
    }
    if (stages != null) {
      stages.add(path, selfNanos());
    }
    here.telling(true);
    told.ended(this, own);
    here.telling(false);
  }

  /** Returns the name of the operation. */
  public String name() {
    return path.name();
  }

  /** Returns the names of the operations around it and its own, outermost first. */
  public List<String> names() {
    return path.names();
  }

  /** Returns how long it took in nanoseconds, after its end. */
  public long nanos() {
    return nanos;
  }

  /** Returns how long it took without its parts in this thread, in nanoseconds, after its end. */
  public long selfNanos() {
    return Math.max(0, nanos - partNanos);
  }

  /** Returns the bytes that the thread allocated in it, after its end, or -1 if unknown. */
  public long bytes() {
    return bytes;
  }

  /** Returns {@link #bytes} without those of its parts in this thread, or -1 if unknown. */
  public long selfBytes() {
    return bytes < 0 ? bytes : Math.max(0, bytes - partBytes);
  }

  /** Returns the time that the thread ran in it, in nanoseconds, or -1 if it was not measured. */
  public long cpuNanos() {
    return details == null ? ThreadCosts.UNKNOWN : details.cpuNanos;
  }

  /** Returns why the operation failed, if it did. */
  public Optional<Throwable> failure() {
    return details == null ? Optional.empty() : Optional.ofNullable(details.failure);
  }

  /** Returns who asked the question that the span answers, if it does and a persona asked. */
  public Optional<String> persona() {
    return details == null ? Optional.empty() : Optional.ofNullable(details.persona);
  }

  /** Returns the question that the span answers, if it does. It may be private. */
  public Optional<String> question() {
    return details == null ? Optional.empty() : Optional.ofNullable(details.question);
  }

  /** Hands each of the span's counters with its sum to {@code consumer}. */
  public void forEachCounter(ObjLongConsumer<String> consumer) {
    if (details != null) {
      details.forEachCounter(consumer);
    }
  }

  /** Returns what {@code listener} said when it was told of the start, or null. */
  @Nullable Object context(ProfileListener listener) {
    return details == null || told == null ? null : details.context(told.place(listener));
  }

  CallPath path() {
    return path;
  }

  /** Ends it without being counted. */
  void abandon() {
    if (thread != null && told != null) {
      thread = null;
      told.lost(this, details);
    }
  }

  boolean isOpen() {
    return thread != null;
  }

  /** Returns the span around it in this thread. */
  @Nullable Span callerHere() {
    return caller;
  }

  /** Returns what the spans inside this question took, after its end. */
  Optional<StageTimes> stages() {
    return details == null ? Optional.empty() : Optional.ofNullable(details.stages);
  }

  /** Returns whether it has counters or anything else that most spans do not have. */
  boolean hasDetails() {
    return details != null;
  }

  SpanDetails details() {
    SpanDetails own = details;
    if (own == null) {
      own = new SpanDetails();
      details = own;
    }
    return own;
  }
}
