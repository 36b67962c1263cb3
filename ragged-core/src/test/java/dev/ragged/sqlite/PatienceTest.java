package dev.ragged.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void end() {
    release.countDown();
    executor.shutdownNow();
  }

  @Test
  void await_interruptedAgainAndAgain_waitsForWhatIsLeftAndKeepsTheFlag() {
    List<Long> waits = new ArrayList<>();
    boolean came =
        Patience.await(
            Duration.ofMinutes(1),
            nanos -> {
              waits.add(nanos);
              if (waits.size() < 5) {
                throw new InterruptedException("made up");
              }
              return true;
            });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(came).isTrue();
    assertThat(waits)
        .hasSize(5)
        .isSortedAccordingTo(Comparator.reverseOrder())
        .allMatch(nanos -> nanos <= Duration.ofMinutes(1).toNanos());
  }

  @Test
  void await_notInterrupted_leavesNoFlag() {
    assertThat(Patience.await(Duration.ZERO, nanos -> false)).isFalse();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void awaitEnd_interrupted_returnsOnceTheTaskHasEnded() {
    Thread waiting = Thread.currentThread();
    AtomicBoolean ended = new AtomicBoolean();
    executor.execute(
        () -> {
          while (waiting.getState() != Thread.State.TIMED_WAITING && release.getCount() > 0) {
            Thread.onSpinWait();
          }
          ended.set(true);
        });
    executor.shutdown();
    waiting.interrupt();
    boolean came = Patience.awaitEnd(executor, Duration.ofMinutes(1));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(came).isTrue();
    assertThat(ended).isTrue();
  }

  @Test
  void awaitEnd_taskThatDoesNotEnd_givesUp() {
    executor.execute(
        () -> {
          while (release.getCount() > 0) {
            Thread.onSpinWait();
          }
        });
    executor.shutdown();
    waitingIsOver(Duration.ofMillis(1));
    waitingIsOver(Duration.ZERO);
    waitingIsOver(Duration.ofSeconds(-1));
  }

  private void waitingIsOver(Duration patience) {
    Thread.currentThread().interrupt();
    boolean came = Patience.awaitEnd(executor, patience);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(came).isFalse();
  }
}
