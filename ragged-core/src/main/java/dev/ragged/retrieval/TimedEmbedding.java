package dev.ragged.retrieval;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.error.EmbeddingException;
import dev.ragged.index.Budget;
import dev.ragged.spi.Candidates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Embeds questions: on the calling thread, or, where every question has a deadline, on another one
 * that can be left behind. Thread-safe.
 */
final class TimedEmbedding {
  // Concurrency: an embedder that does not return keeps its thread, so there are a few threads for
  // all searches, none while idle. Once all are kept, questions wait in the queue until their
  // deadline and are then taken out, so the queue is as long as there are callers who wait. No
  // thread is interrupted: an interrupt closes the files that a model may be reading.

  /** What is proposed by meaning when the question has no vector. */
  static final Candidates LATE =
      new Candidates(
          List.of(),
          0,
          0,
          0,
          true,
          "no vector search: the question was not embedded within its budget");

  /**
   * The part of a deadline that embedding may take, in percent: the rest is for the search itself,
   * which is the quicker of the two.
   */
  static final int SHARE_PERCENT = 75;

  private static final int MIN_THREADS = 4;
  private static final long IDLE_SECONDS = 5;

  private final Embedder embedder;
  private final ThreadPoolExecutor threads;

  TimedEmbedding(Embedder embedder) {
    this.embedder = embedder;
    int most = Math.max(MIN_THREADS, embedder.parallelism());
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            most,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "ragged-question-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Returns the vectors of {@code texts} in their order, or nothing if they were not there in time.
   *
   * @param budget bounds it with {@value #SHARE_PERCENT} % of its deadline, if it has one
   * @throws EmbeddingException if the embedder fails; whatever else it throws is thrown as it is
   */
  Optional<List<float[]>> embed(List<String> texts, Budget budget) {
    if (!budget.hasDeadline()) {
      return Optional.of(embedder.embed(texts, EmbeddingRole.QUERY));
    }
    FutureTask<List<float[]>> task =
        new FutureTask<>(() -> embedder.embed(texts, EmbeddingRole.QUERY));
    threads.execute(task);
    try {
      return await(task, budget.deadline().multipliedBy(SHARE_PERCENT).dividedBy(100));
    } finally {
      task.cancel(false);
      threads.remove(task);
    }
  }

  private static <T> Optional<T> await(FutureTask<T> task, Duration patience) {
    long start = System.nanoTime();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          long left = patience.toNanos() - (System.nanoTime() - start);
          return Optional.of(task.get(left, TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException failure(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException e) {
      return e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
    return new EmbeddingException("the embedder failed: " + cause, cause);
  }
}
