package dev.ragged.memory.record;

import dev.ragged.error.OverloadException;
import dev.ragged.error.RaggedException;
import dev.ragged.memory.options.MemoryStages;
import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.memory.options.RecorderStatistics;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.profiling.OperationProfiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes writes at once and makes them durable in batches: in order, each once, none forgotten.
 * Thread-safe.
 *
 * <p>A write waits until {@link RecorderOptions#batchSize} wait or {@link RecorderOptions#interval}
 * has passed. When too many wait, a new one is refused: its future fails with {@link
 * OverloadException}. When a batch cannot be committed, each write is tried alone, so that a bad
 * one fails alone and harms no other. If nothing can be written at the moment, as on a full disk,
 * all wait for a later attempt, after 1, 2, 4 and 8 seconds; then the batch in front is given up,
 * {@value #MAX_ATTEMPTS} attempts in all. Attempts that a flush makes meanwhile do not count.
 */
public final class Recorder implements AutoCloseable {
  // Concurrency: the line has a lock of its own, held for a few instructions. "writing" is held
  // from taking a batch until it is committed or back in the line, so who holds it knows that
  // nothing is between line and disk. Futures complete without any lock.

  /** Attempts in a row that may fail before the batch in front is given up. */
  public static final int MAX_ATTEMPTS = 5;

  private static final Logger log = LoggerFactory.getLogger(Recorder.class);

  private final BatchWriter writer;
  private final RecorderOptions options;
  private final Learner learner;
  private final OperationProfiler profiler;
  private final WaitingLine line;
  private final Wakeups wakeups;
  private final ReentrantLock writing = new ReentrantLock();
  private final Attempts attempts = new Attempts(MAX_ATTEMPTS); // guarded by writing
  private final AtomicLong durable = new AtomicLong();
  private final AtomicLong batches = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  /**
   * Creates a recorder.
   *
   * @param alarm wakes it; closed with it
   * @param learner learns from what was recorded whenever nothing waits
   * @param profiler measures commits and flushes
   */
  public Recorder(
      MemoryDatabase database,
      Alarm alarm,
      RecorderOptions options,
      Learner learner,
      OperationProfiler profiler) {
    this.writer = new BatchWriter(database, profiler);
    this.profiler = profiler;
    this.options = Objects.requireNonNull(options, "options");
    this.learner = Objects.requireNonNull(learner, "learner");
    this.line = new WaitingLine(options.capacity());
    this.wakeups = new Wakeups(alarm, options, this::drainInBackground);
  }

  /**
   * Takes a write for the persona with this number and returns at once. The future completes when
   * it is durable, with what the write returned, or false if the persona is gone.
   */
  public CompletableFuture<Boolean> record(long persona, Write write) {
    CompletableFuture<Boolean> future = new CompletableFuture<>();
    int waiting = line.add(new Pending(persona, write, future));
    if (waiting == 0) {
      refused.incrementAndGet();
      future.completeExceptionally(
          new OverloadException(
              "too much waits to be recorded: waiting="
                  + options.capacity()
                  + "; record less at once, or raise the recorder's capacity"));
    } else {
      wakeups.waiting(waiting);
    }
    return future;
  }

  /**
   * Makes everything durable that was recorded before this call, and learns from it. What fails for
   * a reason of its own fails its own future alone. The futures of what another thread wrote may
   * complete a moment after this returns.
   *
   * @throws RaggedException if nothing can be written at the moment; it is tried again later
   */
  public void flush() {
    profiler.run(
        MemoryStages.FLUSH,
        () -> {
          Optional<RuntimeException> failure = drain(false);
          if (failure.isPresent()) {
            throw failure.get();
          }
        });
  }

  /**
   * Runs {@code work} when everything recorded before this call is durable, and before anything
   * recorded meanwhile is.
   */
  public <T> T exclusively(Supplier<T> work) {
    flush();
    writing.lock();
    try {
      return work.get();
    } finally {
      writing.unlock();
    }
  }

  private void drainInBackground(boolean planned) {
    Optional<RuntimeException> failure = drain(planned);
    if (failure.isPresent()) {
      log.warn("recording failed, and is tried again later", failure.get());
    }
  }

  /**
   * Writes until nothing waits and all is learned, or nothing can be written, and returns why.
   *
   * @param planned whether this is the attempt that was planned after the last one failed
   */
  private Optional<RuntimeException> drain(boolean planned) {
    while (true) {
      List<Outcome> outcomes;
      Optional<RuntimeException> failure;
      writing.lock();
      try {
        List<Pending> batch = line.take(options.batchSize());
        if (batch.isEmpty()) {
          if (!learner.learnSome()) {
            return Optional.empty();
          }
          continue;
        }
        outcomes = commit(batch);
        Outcome last = outcomes.get(outcomes.size() - 1);
        failure = last.mayPass() ? Optional.ofNullable(last.failure()) : Optional.empty();
        if (failure.isPresent()) {
          outcomes = keepOrGiveUp(batch, outcomes, planned, failure.get());
        } else {
          attempts.succeeded();
        }
        note(outcomes);
      } finally {
        writing.unlock();
      }
      outcomes.forEach(Outcome::complete);
      if (failure.isPresent()) {
        return failure;
      }
    }
  }

  /** As {@link BatchWriter#commit}; no future is left hanging, whatever happens. */
  private List<Outcome> commit(List<Pending> batch) {
    try {
      return writer.commit(batch);
    } catch (Error e) {
      failed.addAndGet(batch.size());
      batch.forEach(pending -> pending.future().completeExceptionally(e));
      throw e;
    }
  }

  /**
   * Keeps what of a batch could not be written, unless that was its last attempt; returns the
   * outcomes of what is done with.
   */
  private List<Outcome> keepOrGiveUp(
      List<Pending> batch, List<Outcome> outcomes, boolean planned, RuntimeException failure) {
    List<Outcome> done = new ArrayList<>(outcomes.subList(0, outcomes.size() - 1));
    List<Pending> left = batch.subList(done.size(), batch.size());
    if (!done.isEmpty()) {
      attempts.succeeded();
    }
    boolean givenUp = attempts.failed(planned);
    if (givenUp) {
      left.forEach(pending -> done.add(Outcome.failed(pending, failure)));
    } else {
      line.putBack(left);
    }
    if (line.size() > 0) {
      wakeups.again(attempts.pause());
    }
    return done;
  }

  private void note(List<Outcome> outcomes) {
    boolean any = false;
    for (Outcome outcome : outcomes) {
      if (outcome.failure() == null) {
        any = true;
        durable.incrementAndGet();
        learner.recorded(outcome.pending().persona());
      } else {
        failed.incrementAndGet();
      }
    }
    if (any) {
      batches.incrementAndGet();
    }
  }

  /** Returns what was done since it was opened. */
  public RecorderStatistics statistics() {
    return new RecorderStatistics(
        line.size(), durable.get(), batches.get(), refused.get(), failed.get(), writer.retries());
  }

  /**
   * Refuses new writes, makes those that wait durable, and ends the background work. What cannot be
   * written fails its future. Idempotent.
   */
  @Override
  public void close() {
    if (!line.close()) {
      return;
    }
    try {
      drain(false).ifPresent(this::giveUpAll);
    } finally {
      wakeups.close();
    }
  }

  private void giveUpAll(RuntimeException cause) {
    List<Pending> lost;
    writing.lock(); // Another thread may be about to put a batch back.
    try {
      lost = line.take(Integer.MAX_VALUE);
    } finally {
      writing.unlock();
    }
    failed.addAndGet(lost.size());
    log.error("{} records could not be written before the store closed", lost.size(), cause);
    lost.forEach(pending -> Outcome.failed(pending, cause).complete());
  }
}
