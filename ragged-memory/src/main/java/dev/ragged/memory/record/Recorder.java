package dev.ragged.memory.record;

import dev.ragged.error.OverloadException;
import dev.ragged.error.RaggedException;
import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.memory.options.RecorderStatistics;
import dev.ragged.memory.store.MemoryDatabase;
import java.time.Duration;
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
 * one harms no other. If none can be committed, as on a full disk, all wait for a later attempt;
 * after {@value #MAX_ATTEMPTS} attempts in a row those in front are given up.
 */
public final class Recorder implements AutoCloseable {
  // Concurrency: the line has a lock of its own, held for a few instructions. "writing" is held
  // from taking a batch until it is committed, so who holds it knows that nothing is between line
  // and disk. Futures complete without any lock.

  /** Attempts in a row that may fail before the writes in front are given up. */
  public static final int MAX_ATTEMPTS = 5;

  private static final Logger log = LoggerFactory.getLogger(Recorder.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final BatchWriter writer;
  private final Alarm alarm;
  private final RecorderOptions options;
  private final Learner learner;
  private final WaitingLine line;
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicLong durable = new AtomicLong();
  private final AtomicLong batches = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong retries = new AtomicLong();

  /** Attempts in a row that committed nothing. */
  private int failures; // guarded by writing

  /**
   * Creates a recorder.
   *
   * @param alarm wakes it; closed with it
   * @param learner learns from what was recorded whenever nothing waits
   */
  public Recorder(MemoryDatabase database, Alarm alarm, RecorderOptions options, Learner learner) {
    this.writer = new BatchWriter(database);
    this.alarm = Objects.requireNonNull(alarm, "alarm");
    this.options = Objects.requireNonNull(options, "options");
    this.learner = Objects.requireNonNull(learner, "learner");
    this.line = new WaitingLine(options.capacity());
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
    } else if (waiting == options.batchSize()) {
      alarm.after(Duration.ZERO, this::drainInBackground);
    } else if (waiting == 1) {
      alarm.after(options.interval(), this::drainInBackground);
    }
    return future;
  }

  /**
   * Makes everything durable that was recorded before this call, and learns from it.
   *
   * @throws RaggedException if that failed; it is tried again later
   */
  public void flush() {
    Optional<RuntimeException> failure = drain();
    if (failure.isPresent()) {
      throw failure.get();
    }
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

  private void drainInBackground() {
    Optional<RuntimeException> failure = drain();
    if (failure.isPresent()) {
      log.warn("recording failed, and is tried again later", failure.get());
    }
  }

  /** Writes until nothing waits and all is learned, or nothing can be written. */
  private Optional<RuntimeException> drain() {
    while (true) {
      List<Outcome> outcomes;
      Optional<RuntimeException> failure = Optional.empty();
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
        failure = failureOfAll(outcomes);
        if (failure.isPresent()) {
          outcomes = keepOrGiveUp(batch, outcomes);
        } else {
          failures = 0;
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

  private List<Outcome> commit(List<Pending> batch) {
    try {
      return writer.commit(batch);
    } catch (RaggedException | IllegalArgumentException e) {
      log.debug("a batch was not committed; its writes are tried one by one", e);
      retries.incrementAndGet();
      return writer.commitEach(batch);
    }
  }

  private static Optional<RuntimeException> failureOfAll(List<Outcome> outcomes) {
    RuntimeException last = null;
    for (Outcome outcome : outcomes) {
      if (outcome.failure() == null) {
        return Optional.empty();
      }
      last = outcome.failure();
    }
    return Optional.ofNullable(last);
  }

  /** Puts a batch back of which nothing could be committed, unless that was its last attempt. */
  private List<Outcome> keepOrGiveUp(List<Pending> batch, List<Outcome> outcomes) {
    failures++;
    if (failures >= MAX_ATTEMPTS || (outcomes.size() == 1 && isPoison(outcomes.get(0)))) {
      failures = 0;
      if (line.size() > 0) {
        alarm.after(FIRST_PAUSE, this::drainInBackground);
      }
      return outcomes;
    }
    line.putBack(batch);
    alarm.after(FIRST_PAUSE.multipliedBy(1L << (failures - 1)), this::drainInBackground);
    return List.of();
  }

  /** Returns whether a write failed for a reason of its own, which no later attempt can mend. */
  private static boolean isPoison(Outcome outcome) {
    return outcome.failure() instanceof IllegalArgumentException;
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
        line.size(), durable.get(), batches.get(), refused.get(), failed.get(), retries.get());
  }

  /**
   * Refuses new writes, makes those that wait durable, and ends the background work. What cannot be
   * written fails its future. Idempotent.
   */
  @Override
  public void close() {
    line.close();
    Optional<RuntimeException> failure = drain();
    alarm.close();
    List<Outcome> lost = new ArrayList<>();
    failure.ifPresent(
        cause -> {
          for (Pending pending : line.take(Integer.MAX_VALUE)) {
            lost.add(Outcome.failed(pending, cause));
          }
          log.error("{} records could not be written before the store closed", lost.size(), cause);
        });
    lost.forEach(Outcome::complete);
  }
}
