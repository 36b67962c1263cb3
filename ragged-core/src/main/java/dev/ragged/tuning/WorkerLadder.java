package dev.ragged.tuning;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Measures how many passages the embedder takes per second at 1 to all of its workers. */
final class WorkerLadder {
  /** Longest measurement of one number of workers. */
  static final Duration LONGEST_STEP = Duration.ofSeconds(3);

  private final Embedder embedder;
  private final Ticker ticker;
  private final List<Integer> steps;

  WorkerLadder(Embedder embedder, Ticker ticker) {
    this.embedder = embedder;
    this.ticker = ticker;
    this.steps = steps(embedder.parallelism());
  }

  /** Returns 1, 2, 3, 4, 6, 8, 12 and so on up to {@code most}, which is the last. */
  static List<Integer> steps(int most) {
    TreeSet<Integer> steps = new TreeSet<>();
    for (int power = 1; power <= most; power *= 2) {
      steps.add(power);
      if (power > 1 && power + power / 2 <= most) {
        steps.add(power + power / 2);
      }
    }
    steps.add(most);
    return List.copyOf(steps);
  }

  /**
   * Returns the throughput at each number of workers, all measured for the same time.
   *
   * @throws dev.ragged.error.EmbeddingException if the model fails
   */
  List<WorkerFigures> measure(List<String> passages, Stopwatch time) {
    List<WorkerFigures> figures = new ArrayList<>();
    if (passages.isEmpty()) {
      return figures;
    }
    embedder.embed(batch(passages, 0), EmbeddingRole.DOCUMENT);
    long share = time.left().toNanos() / steps.size();
    Duration step = Duration.ofNanos(Math.min(share, LONGEST_STEP.toNanos()));
    for (int workers : steps) {
      if (time.isOver()) {
        break;
      }
      figures.add(new WorkerFigures(workers, measure(workers, passages, step)));
    }
    return figures;
  }

  private double measure(int workers, List<String> passages, Duration step) {
    AtomicInteger next = new AtomicInteger();
    LongAdder embedded = new LongAdder();
    Stopwatch time = new Stopwatch(ticker, step);
    ExecutorService threads = Executors.newFixedThreadPool(workers, WorkerLadder::thread);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        running.add(
            threads.submit(
                () -> {
                  do {
                    List<String> texts = batch(passages, next.getAndIncrement());
                    embedder.embed(texts, EmbeddingRole.DOCUMENT);
                    embedded.add(texts.size());
                  } while (!time.isOver() && !Thread.currentThread().isInterrupted());
                }));
      }
      for (Future<?> one : running) {
        join(one);
      }
    } finally {
      threads.shutdownNow();
    }
    double seconds = Math.max(1, time.nanos()) / (double) Duration.ofSeconds(1).toNanos();
    return embedded.sum() / seconds;
  }

  private static void join(Future<?> one) {
    try {
      one.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the measurement was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException("the embedder failed: " + e.getCause(), e.getCause());
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "ragged-tuning");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns the passages of one call, from the beginning again when they are used up. */
  private List<String> batch(List<String> passages, int number) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < embedder.batchSize(); i++) {
      texts.add(passages.get((int) (((long) number * embedder.batchSize() + i) % passages.size())));
    }
    return texts;
  }
}
