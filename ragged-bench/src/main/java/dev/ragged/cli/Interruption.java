package dev.ragged.cli;

import dev.ragged.ingest.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes Ctrl-C an orderly end: the command is asked to stop, and the process goes on until it has,
 * but no longer than {@value #SECONDS} seconds. Whatever happens, what was committed stays, since
 * the store survives the end of its process at any moment.
 */
final class Interruption implements AutoCloseable {
  private static final int SECONDS = 30;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  Interruption(Cancellation cancellation) {
    hook =
        new Thread(
            () -> {
              cancellation.cancel();
              await();
            },
            "ragged-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void await() {
    try {
      boolean inTime = ended.await(SECONDS, TimeUnit.SECONDS);
      if (!inTime) {
        System.err.println("The command did not stop within " + SECONDS + " seconds.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that the command has ended. */
  @Override
  public void close() {
    ended.countDown();
  }
}
