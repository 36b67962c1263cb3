package dev.ragged.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WriteBehindTest {
  private final WriteBehind writer = new WriteBehind();
  private final AtomicInteger written = new AtomicInteger();

  @Test
  void execute_manyTasks_areAllDoneOnceItIsClosed() {
    for (int i = 0; i < 200; i++) {
      writer.execute(written::incrementAndGet);
    }
    writer.close();
    assertThat(written).hasValue(200);
    writer.close();
  }

  @Test
  void execute_whileTheDiskIsStuck_refusesWithoutWaiting() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch stuck = new CountDownLatch(1);
    writer.execute(
        () -> {
          begun.countDown();
          await(stuck);
        });
    begun.await();
    int refused = 0;
    for (int i = 0; i < 1_000; i++) {
      try {
        writer.execute(written::incrementAndGet);
      } catch (RejectedExecutionException e) {
        refused++;
      }
    }
    stuck.countDown();
    writer.close();
    assertThat(refused).isEqualTo(1_000 - 256);
    assertThat(written).hasValue(256);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void execute_taskThatFails_keepsNobodyElseFromBeingWritten() {
    writer.execute(
        () -> {
          throw new OutOfMemoryError("made up");
        });
    writer.execute(written::incrementAndGet);
    writer.close();
    assertThat(written).hasValue(1);
  }

  @Test
  void close_interrupted_keepsTheFlagAndWritesAll() {
    writer.execute(written::incrementAndGet);
    Thread.currentThread().interrupt();
    writer.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(written).hasValue(1);
  }
}
