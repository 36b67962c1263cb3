package dev.ragged.backend.leann;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Keeps tasks until the test runs them, or refuses them. One thread at a time. */
final class DeferredExecutor implements Executor {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private boolean refuses;

  @Override
  public void execute(Runnable task) {
    if (refuses) {
      throw new RejectedExecutionException("refused by the test");
    }
    tasks.add(task);
  }

  void refuse(boolean value) {
    refuses = value;
  }

  int waiting() {
    return tasks.size();
  }

  void runAll() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }
}
