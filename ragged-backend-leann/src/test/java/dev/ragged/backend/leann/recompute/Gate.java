package dev.ragged.backend.leann.recompute;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Holds every call to a model until a test lets it go on or fail. */
final class Gate {
  private final Semaphore entered = new Semaphore(0);
  private final CountDownLatch open = new CountDownLatch(1);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  Gate(Model model) {
    model.fault(
        (ordinals, vectors) -> {
          entered.release();
          try {
            open.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
          }
          Throwable thrown = failure.get();
          if (thrown != null) {
            throw sneaky(thrown);
          }
          return vectors;
        });
  }

  /** Returns once one more call is held. */
  void awaitEntered() throws InterruptedException {
    entered.acquire();
  }

  void open() {
    open.countDown();
  }

  void fail(Throwable thrown) {
    failure.set(thrown);
    open.countDown();
  }

  static RuntimeException sneaky(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) thrown;
  }
}
