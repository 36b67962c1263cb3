package dev.ragged.ingest;

import dev.ragged.sqlite.Patience;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of one ingest, which end with it. */
final class Workers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Workers.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ExecutorService executor;

  private Workers(ExecutorService executor) {
    this.executor = executor;
  }

  /** Starts {@code threads} threads that each do {@code work} once. */
  static Workers start(int threads, Runnable work) {
    AtomicInteger number = new AtomicInteger();
    ExecutorService executor =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "ragged-ingest-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    for (int i = 0; i < threads; i++) {
      executor.execute(work);
    }
    return new Workers(executor);
  }

  /** Ends the threads and waits for the calls to the embedder that are under way. */
  @Override
  public void close() {
    executor.shutdown();
    while (!Patience.awaitEnd(executor, PATIENCE)) {
      log.warn("The embedder has not returned for {} s; still waiting", PATIENCE.toSeconds());
    }
  }
}
