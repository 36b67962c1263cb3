package dev.ragged.profiling;

import dev.ragged.error.OverloadException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says before something large is made whether it fits into the heap, so that a program refuses it
 * and goes on where it would otherwise end in an {@link OutOfMemoryError}. Thread-safe.
 *
 * <pre>{@code
 * MemoryBudget budget = MemoryBudget.ofHeap();
 * try (MemoryBudget.Claim claim = budget.claim(bytes, "an index of 2,000,000 vectors")) {
 *   index = make(claim.bytes());
 * }
 * }</pre>
 *
 * <p>In use is what the last garbage collection has left in the whole heap, whoever made it, or all
 * that is in use if there was none yet; and what is claimed. A claim counts until the first
 * collection after it was closed, which then sees what has become of it. What was made since the
 * last collection without a claim is not counted, so let one budget be asked for all that is large.
 * An array of megabytes may take half as much again as its bytes, as collectors give it whole
 * regions. The heap is all that it knows of; the resident size of a process, with what models and
 * databases take outside of the heap, is for the operating system to bound.
 *
 * <p>A claim takes tens of microseconds. Before it refuses, a budget lets the JVM collect all of
 * its garbage, as it would do itself before it runs out; that takes as long as a full collection
 * does. What does not even fit beside the open claims alone is refused without it, as no collection
 * could help. With {@code -XX:+DisableExplicitGC} there is none, so that garbage may refuse.
 */
public final class MemoryBudget {
  /**
   * Share of the largest heap that may be in use unless said otherwise: with less than a fifth of
   * it free, collectors have no room to copy to and soon do little but collect.
   */
  public static final double DEFAULT_SHARE = 0.8;

  /** Share of the limit from which on it warns unless said otherwise. */
  public static final double DEFAULT_WARNING_SHARE = 0.75;

  /** What happens if something does not fit. */
  public enum Action {
    /** It is refused with an {@link OverloadException}. */
    REFUSE,
    /** A warning, nothing else. */
    WARN,
    /** Nothing; no warning either. */
    IGNORE
  }

  private static final Logger LOG = LoggerFactory.getLogger(MemoryBudget.class);
  private static final int PLENTY = 0;
  private static final int LITTLE = 1;
  private static final int NONE = 2;

  private final long limit;
  private final double warningShare;
  private final Action action;
  private final Consumer<MemoryWarning> listener;
  private final Runnable collect;

  // Concurrency: the rest is guarded by this object.

  private final ClaimedHeap heap;

  /** What was told last; a warning is due when it rises. */
  private int level = PLENTY;

  private MemoryBudget(Builder builder, long limit) {
    this.limit = limit;
    this.warningShare = builder.warningShare;
    this.action = builder.action;
    this.listener = builder.listener;
    this.heap = new ClaimedHeap(builder.heap, limit);
    this.collect = builder.collect;
  }

  /**
   * Returns a budget of {@link #DEFAULT_SHARE} of the largest heap that refuses what exceeds it.
   */
  public static MemoryBudget ofHeap() {
    return builder().build();
  }

  /** Returns a builder for other limits and actions. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns how many bytes of heap may be in use. */
  public long limit() {
    return limit;
  }

  /** Returns how many bytes are left, at least 0. */
  public long available() {
    return Math.max(0, limit - used());
  }

  /**
   * Returns how many things of {@code bytesEach} fit: the size of a batch, for example of texts
   * whose bytes {@code IngestLimits.bytesPerText} gives.
   *
   * @param bytesEach at least 1
   * @param most the answer if there is plenty of room, at least 1
   * @return 0, if not even one fits, to {@code most}
   */
  public int fitting(long bytesEach, int most) {
    if (bytesEach < 1 || most < 1) {
      throw new IllegalArgumentException(
          "bytesEach and most must be at least 1: bytesEach=" + bytesEach + ", most=" + most);
    }
    return (int) Math.min(most, available() / bytesEach);
  }

  /**
   * Lets something be made that takes {@code bytes} of heap, if it fits. Close the claim when it is
   * made, or given up; one that is never closed counts for ever.
   *
   * <p>Warns, through SLF4J and to the listener, before a claim that uses more than the share that
   * was set, and again when it does not fit; then no more until it has been less in between. What
   * the listener throws is thrown, and nothing is claimed.
   *
   * @param bytes at least 0
   * @param what is made; for messages, such as "a batch of 500 texts"
   * @throws OverloadException if it does not fit and the action is {@link Action#REFUSE}
   */
  public Claim claim(long bytes, String what) {
    Objects.requireNonNull(what, "what");
    if (bytes < 0) {
      throw new IllegalArgumentException(
          "bytes must not be negative: what=" + what + ", bytes=" + bytes);
    }
    Optional<MemoryWarning> warning = reserve(bytes, what);
    boolean granted = false;
    try {
      warning.ifPresent(this::tell);
      granted = true;
      return new Claim(bytes);
    } finally {
      if (!granted) {
        cancel(bytes);
      }
    }
  }

  private synchronized Optional<MemoryWarning> reserve(long bytes, String what) {
    MemoryWarning use = new MemoryWarning(what, bytes, used(), limit);
    if (use.isExceeded() && action == Action.REFUSE) {
      if (bytes > limit - heap.open()) {
        throw refusal(use, ", of it claimed=" + heap.open());
      }
      collect.run();
      use = new MemoryWarning(what, bytes, used(), limit);
      if (use.isExceeded()) {
        throw refusal(use, ", after a garbage collection");
      }
    }
    heap.claim(bytes);
    return rises(use) && action != Action.IGNORE ? Optional.of(use) : Optional.empty();
  }

  private static OverloadException refusal(MemoryWarning use, String how) {
    return new OverloadException(
        use
            + how
            + ". Ask for less at a time, free something, or raise the budget, which needs a larger"
            + " heap (-Xmx) beyond "
            + Runtime.getRuntime().maxMemory());
  }

  private void tell(MemoryWarning warning) {
    LOG.warn("{}", warning);
    listener.accept(warning);
  }

  /** Takes back what was reserved; the next claim of its size is to be warned of again. */
  private synchronized void cancel(long bytes) {
    heap.cancel(bytes);
    level = PLENTY;
  }

  private synchronized void close(Claim claim) {
    if (!claim.isClosed) {
      claim.isClosed = true;
      heap.close(claim.bytes);
    }
  }

  private synchronized long used() {
    return heap.used();
  }

  private synchronized boolean rises(MemoryWarning use) {
    int before = level;
    level = PLENTY;
    if (use.isExceeded()) {
      level = NONE;
    } else if (use.used() + use.requested() > limit * warningShare) {
      level = LITTLE;
    }
    return level > before;
  }

  /** Bytes of heap that something is to take. Thread-safe. */
  public final class Claim implements AutoCloseable {
    private final long bytes;

    // Concurrency: guarded by the budget.
    private boolean isClosed;

    private Claim(long bytes) {
      this.bytes = bytes;
    }

    /** Returns how many were claimed. */
    public long bytes() {
      return bytes;
    }

    /** Says that it is made, or given up. Has no effect after the first time. */
    @Override
    public void close() {
      MemoryBudget.this.close(this);
    }
  }

  /** Collects the parts of a {@link MemoryBudget}. Builder; not thread-safe. */
  public static final class Builder {
    private long limit;
    private double warningShare = DEFAULT_WARNING_SHARE;
    private Action action = Action.REFUSE;
    private Consumer<MemoryWarning> listener = warning -> {};
    private Supplier<HeapInUse> heap = HeapInUse::now;
    private Runnable collect = System::gc;
    private long largest = Runtime.getRuntime().maxMemory();

    private Builder() {}

    /**
     * Sets how many bytes of heap may be in use, 1 to the largest heap; {@link #DEFAULT_SHARE} of
     * that unless said otherwise.
     */
    public Builder limit(long bytes) {
      if (bytes < 1 || bytes > largest) {
        throw new IllegalArgumentException(
            "limit must be from 1 to the largest heap, which -Xmx sets: limit="
                + bytes
                + ", largest heap="
                + largest);
      }
      this.limit = bytes;
      return this;
    }

    /** Sets the share of the limit from which on it warns, above 0 and at most 1. */
    public Builder warnAt(double share) {
      if (!(share > 0 && share <= 1)) {
        throw new IllegalArgumentException("share must be above 0 and at most 1: share=" + share);
      }
      this.warningShare = share;
      return this;
    }

    /** Sets what happens if something does not fit; {@link Action#REFUSE} unless said otherwise. */
    public Builder action(Action value) {
      this.action = Objects.requireNonNull(value, "action");
      return this;
    }

    /** Sets who is told of warnings, in the thread that asks, before it gets its claim. */
    public Builder listener(Consumer<MemoryWarning> value) {
      this.listener = Objects.requireNonNull(value, "listener");
      return this;
    }

    /** Sets what to look at in place of this JVM's heap. */
    Builder heap(Supplier<HeapInUse> inUse, Runnable collection, long largestHeap) {
      this.heap = inUse;
      this.collect = collection;
      this.largest = largestHeap;
      return this;
    }

    /** Returns the budget. */
    public MemoryBudget build() {
      return new MemoryBudget(this, limit > 0 ? limit : Math.round(largest * DEFAULT_SHARE));
    }
  }
}
