package dev.ragged.backend.leann.recompute;

import dev.ragged.error.EmbeddingException;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives rows by ordinal: from the cache, from a call that another search has under way, or by
 * embedding their texts again. However many threads ask at once, an ordinal is embedded once.
 * Thread-safe.
 */
public final class Recomputer implements AutoCloseable {
  // Concurrency: who puts an ordinal's future into the map owns it, embeds it in one call with what
  // else is its own, and only then waits for what others own, so nobody waits in a circle. The row
  // enters the cache before its future leaves the map; who becomes owner looks into the cache
  // again, and so never embeds what was finished in between. A failed call leaves nothing behind
  // and fails all who wait for its rows, unless it is one text that is gone or damaged: that need
  // not be one of theirs, nor gone in their snapshot, so they claim their rows again.

  private static final String CLOSED = "index is closed: nothing is recomputed any more";
  private static final String REFUSED =
      "the executor of the index refuses work, and a search with a deadline recomputes there: give"
          + " the executor room, or search without a deadline";
  private static final int[] NONE = {};

  private final RowSource source;
  private final VectorCache cache;
  private final Executor executor;
  private final ConcurrentMap<Integer, CompletableFuture<float[]>> inFlight =
      new ConcurrentHashMap<>();
  private final LongAdder embedded = new LongAdder();
  private final LongAdder calls = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder late = new LongAdder();
  private final LongAdder embedNanos = new LongAdder();
  private volatile boolean closed;

  /**
   * Makes a recomputer.
   *
   * @param dimension length of every vector
   * @param cache keeps what was recomputed
   * @param executor runs the calls of searches that have a deadline
   */
  public Recomputer(
      VectorSource source,
      int dimension,
      Similarity similarity,
      VectorCache cache,
      Executor executor) {
    this.source = new RowSource(Objects.requireNonNull(source, "source"), dimension, similarity);
    this.cache = Objects.requireNonNull(cache, "cache");
    this.executor = Objects.requireNonNull(executor, "executor");
  }

  /**
   * Fills {@code out} with the rows of the first {@code count} of {@code ordinals}. Without a
   * deadline the model is called on this thread. With one it is called on the executor and waited
   * for until then; what comes later goes into the cache. Costs one call to the store for all
   * ordinals that nobody has.
   *
   * @param out takes the rows, checked and prepared, which must not be written to; undefined unless
   *     true is returned
   * @param tally adds up what it cost
   * @return whether all rows came in time
   * @throws EmbeddingException if the model fails, gives what is no vector, or this thread is
   *     interrupted while it waits for others, which keeps the flag
   * @throws IllegalStateException if this recomputer is closed, or the executor refuses the call
   */
  public boolean rows(int[] ordinals, int count, float[][] out, Deadline deadline, Tally tally) {
    int[] missing = NONE;
    int missed = 0;
    for (int i = 0; i < count; i++) {
      float[] row = cache.get(ordinals[i]);
      if (row != null) {
        out[i] = row;
      } else {
        missing = missed == 0 ? new int[count - i] : missing;
        missing[missed++] = i;
      }
    }
    tally.ask(count, count - missed);
    return missed == 0 || embedMissing(ordinals, missing, missed, out, deadline, tally);
  }

  private boolean embedMissing(
      int[] ordinals, int[] missing, int missed, float[][] out, Deadline deadline, Tally tally) {
    long start = System.nanoTime();
    requireOpen();
    boolean inTime = false;
    List<Integer> again = new ArrayList<>(0);
    if (!deadline.hasPassed()) {
      Call own = new Call();
      List<CompletableFuture<float[]>> futures = new ArrayList<>(missed);
      for (int i = 0; i < missed; i++) {
        futures.add(claim(ordinals[missing[i]], own));
      }
      tally.embed(own.size(), missed - own.size());
      if (own.size() > 0) {
        begin(own, deadline);
      }
      inTime = await(futures, ordinals, missing, own, out, deadline, again);
    }
    if (!inTime) {
      late.increment();
    }
    tally.spend(System.nanoTime() - start);
    if (!inTime || again.isEmpty()) {
      return inTime;
    }
    int[] places = again.stream().mapToInt(i -> i).toArray();
    return embedMissing(ordinals, places, places.length, out, deadline, tally);
  }

  /** Returns the future of a row; if nobody else will complete it, the ordinal is added to own. */
  private CompletableFuture<float[]> claim(int ordinal, Call own) {
    CompletableFuture<float[]> mine = new CompletableFuture<>();
    CompletableFuture<float[]> others = inFlight.putIfAbsent(ordinal, mine);
    if (others != null) {
      return others;
    }
    float[] finished = cache.peek(ordinal);
    if (finished == null) {
      own.add(ordinal, mine);
    } else {
      inFlight.remove(ordinal, mine);
      mine.complete(finished);
    }
    return mine;
  }

  private void begin(Call own, Deadline deadline) {
    try {
      Supplier<float[][]> rest = source.begin(own.ordinals());
      if (deadline.isLimited()) {
        executor.execute(() -> finish(own, rest));
      } else {
        finish(own, rest);
      }
    } catch (RejectedExecutionException e) {
      fail(own, new IllegalStateException(closed ? CLOSED : REFUSED, e));
    } catch (Throwable e) {
      fail(own, e);
    }
  }

  private void finish(Call own, Supplier<float[][]> rest) {
    long start = System.nanoTime();
    try {
      requireOpen();
      float[][] rows = rest.get();
      embedNanos.add(System.nanoTime() - start);
      calls.increment();
      embedded.add(rows.length);
      for (int i = 0; i < rows.length; i++) {
        cache.put(own.ordinal(i), rows[i]);
        inFlight.remove(own.ordinal(i), own.future(i));
        own.future(i).complete(rows[i]);
      }
    } catch (Throwable e) {
      fail(own, e);
    }
  }

  private void fail(Call own, Throwable cause) {
    failures.increment();
    for (int i = 0; i < own.size(); i++) {
      inFlight.remove(own.ordinal(i), own.future(i));
      own.future(i).completeExceptionally(cause);
    }
  }

  /**
   * Fills {@code out}; what another's call failed to give for one of its texts is to be claimed
   * {@code again}.
   */
  private static boolean await(
      List<CompletableFuture<float[]>> futures,
      int[] ordinals,
      int[] places,
      Call own,
      float[][] out,
      Deadline deadline,
      List<Integer> again) {
    for (int i = 0; i < futures.size(); i++) {
      CompletableFuture<float[]> future = futures.get(i);
      try {
        out[places[i]] =
            deadline.isLimited()
                ? future.get(Math.max(0, deadline.nanosLeft()), TimeUnit.NANOSECONDS)
                : future.get();
      } catch (TimeoutException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new EmbeddingException("interrupted while vectors were recomputed", e);
      } catch (ExecutionException e) {
        if (own.owns(ordinals[places[i]]) || !isOfOneText(e.getCause())) {
          throw failure(e.getCause());
        }
        again.add(places[i]);
      }
    }
    return true;
  }

  private static boolean isOfOneText(@Nullable Throwable cause) {
    return cause instanceof IllegalArgumentException || cause instanceof StoreCorruptedException;
  }

  private static RuntimeException failure(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failed
        ? failed
        : new EmbeddingException("vectors could not be recomputed: " + cause, cause);
  }

  /** Returns the cache, for vectors that are at hand or no longer needed. */
  public VectorCache cache() {
    return cache;
  }

  /** Returns what this recomputer has done. */
  public RecomputerStatistics statistics() {
    return new RecomputerStatistics(
        embedded.sum(),
        calls.sum(),
        failures.sum(),
        late.sum(),
        embedNanos.sum(),
        cache.statistics());
  }

  /** Begins no further call; those under way end by themselves. Idempotent. */
  @Override
  public void close() {
    closed = true;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(CLOSED);
    }
  }
}
