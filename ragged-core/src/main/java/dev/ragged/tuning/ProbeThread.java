package dev.ragged.tuning;

import dev.ragged.sqlite.Patience;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that is there while there is work, and refuses more than it can do. Thread-safe. */
final class ProbeThread implements Executor, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ProbeThread.class);
  private static final long IDLE_SECONDS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ThreadPoolExecutor executor =
      new ThreadPoolExecutor(
          0,
          1,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            Thread thread = new Thread(task, "ragged-probe");
            thread.setDaemon(true);
            return thread;
          });

  @Override
  public void execute(Runnable task) {
    executor.execute(task);
  }

  /**
   * Waits for the task that runs, for some seconds at most; an interrupt ends neither. Idempotent.
   */
  @Override
  public void close() {
    executor.shutdown();
    if (!Patience.awaitEnd(executor, PATIENCE)) {
      log.warn("A probe did not end within {} s", PATIENCE.toSeconds());
    }
  }
}
