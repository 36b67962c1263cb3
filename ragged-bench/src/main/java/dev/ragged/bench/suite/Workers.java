package dev.ragged.bench.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;

/** Several threads that do something at once. */
final class Workers {
  private Workers() {}

  /** What the worker of a number does. */
  interface Work {
    void run(int worker) throws InterruptedException;
  }

  /**
   * Lets workers 0 to {@code threads} - 1 work, and returns when all have ended.
   *
   * @throws IllegalStateException if one fails, with its cause
   */
  static void run(int threads, Work work) throws InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int worker = i;
        all.add(
            executor.submit(
                () -> {
                  work.run(worker);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a thread failed: " + e.getMessage(), e);
    } finally {
      executor.shutdownNow();
    }
  }

  /**
   * Calls {@code operation} with 0, 1, 2 and so on while {@code more} says so, at least once, and
   * returns how long each call took, in nanoseconds.
   */
  static long[] repeat(BooleanSupplier more, IntConsumer operation) {
    LongStream.Builder nanos = LongStream.builder();
    int number = 0;
    do {
      long start = System.nanoTime();
      operation.accept(number++);
      nanos.add(System.nanoTime() - start);
    } while (more.getAsBoolean());
    return nanos.build().toArray();
  }
}
