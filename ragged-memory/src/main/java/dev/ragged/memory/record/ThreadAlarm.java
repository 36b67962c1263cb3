package dev.ragged.memory.record;

import dev.ragged.sqlite.Patience;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An alarm on one daemon thread. */
public final class ThreadAlarm implements Alarm {
  private static final Logger log = LoggerFactory.getLogger(ThreadAlarm.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ScheduledThreadPoolExecutor executor;
  private volatile @Nullable Thread own;

  /** Starts it. */
  public ThreadAlarm(String threadName) {
    this.executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, threadName);
              thread.setDaemon(true);
              own = thread;
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public void after(Duration delay, Runnable task) {
    var unused =
        executor.schedule(
            () -> {
              try {
                task.run();
              } catch (RuntimeException | Error e) {
                log.error("work of the memory in the background failed", e);
              }
            },
            delay.toNanos(),
            TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    executor.shutdown();
    if (Thread.currentThread().equals(own)) {
      // As when a future's dependent closes the store: the thread cannot wait for its own end.
      return;
    }
    if (!Patience.awaitEnd(executor, PATIENCE)) {
      log.warn("background work of the memory did not end within {} s", PATIENCE.toSeconds());
    }
  }
}
