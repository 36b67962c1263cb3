package dev.ragged.cache;

import dev.ragged.sqlite.Patience;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that writes to disk what searches found, so that none of them waits for it; none while
 * idle. It refuses what does not fit into its queue. Thread-safe.
 */
public final class WriteBehind implements Executor, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WriteBehind.class);
  private static final int QUEUE = 256;
  private static final long IDLE_SECONDS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ThreadPoolExecutor thread;

  /** Makes one that has no thread yet. */
  public WriteBehind() {
    thread =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            task -> {
              Thread one = new Thread(task, "ragged-cache");
              one.setDaemon(true);
              return one;
            });
    thread.allowCoreThreadTimeOut(true);
  }

  @Override
  public void execute(Runnable task) {
    thread.execute(() -> run(task));
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      // Whatever it is, short memory included, it is no reason to write no more.
      log.warn("A result could not be written to disk and is kept in the heap only", e);
    }
  }

  /** Writes what waits, for some seconds at most, and ends the thread. Idempotent. */
  @Override
  public void close() {
    thread.shutdown();
    if (!Patience.awaitEnd(thread, PATIENCE)) {
      log.warn(
          "What searches found is not on disk: {} entries were dropped",
          thread.shutdownNow().size());
    }
  }
}
