package dev.ragged.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeThreadTest {
  private final ProbeThread thread = new ProbeThread();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void end() {
    release.countDown();
    thread.close();
  }

  @Test
  void execute_whileAnotherRuns_isRefused() {
    thread.execute(
        () -> {
          while (release.getCount() > 0) {
            Thread.onSpinWait();
          }
        });
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> thread.execute(() -> {}));
  }

  /** It once left the probe to read from a store that was closed under it. */
  @Test
  void close_interruptedCaller_waitsForTheProbeAllTheSame() {
    Thread closing = Thread.currentThread();
    AtomicBoolean ended = new AtomicBoolean();
    AtomicBoolean interrupted = new AtomicBoolean();
    thread.execute(
        () -> {
          while (closing.getState() != Thread.State.TIMED_WAITING && release.getCount() > 0) {
            Thread.onSpinWait();
          }
          interrupted.set(Thread.currentThread().isInterrupted());
          ended.set(true);
        });
    closing.interrupt();
    thread.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended).isTrue();
    assertThat(interrupted).isFalse();
  }
}
