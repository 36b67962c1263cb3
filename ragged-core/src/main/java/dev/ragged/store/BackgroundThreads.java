package dev.ragged.store;

import dev.ragged.sqlite.Patience;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads on which an index does its background work: as many as processors, none while idle.
 */
final class BackgroundThreads {
  private static final Logger log = LoggerFactory.getLogger(BackgroundThreads.class);
  private static final long IDLE_SECONDS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private BackgroundThreads() {}

  static ExecutorService create() {
    int size = Runtime.getRuntime().availableProcessors();
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            size,
            size,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "ragged-index-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  /** Stops the threads once their tasks, which know that the index is closed, have ended. */
  static void stop(ExecutorService executor) {
    executor.shutdown();
    if (!Patience.awaitEnd(executor, PATIENCE)) {
      log.warn("background work of the index did not end within {} s", PATIENCE.toSeconds());
    }
  }
}
