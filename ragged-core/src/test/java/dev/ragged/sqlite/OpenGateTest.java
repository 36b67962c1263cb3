package dev.ragged.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OpenGateTest {
  private final OpenGate gate = new OpenGate();

  @Test
  void enter_afterClose_isRefused() {
    assertThat(gate.close(Duration.ofSeconds(1))).isTrue();
    assertThatThrownBy(gate::enter)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void close_twice_saysSo() {
    assertThat(gate.close(Duration.ZERO)).isTrue();
    assertThat(gate.close(Duration.ZERO)).isFalse();
  }

  @Test
  void close_somebodyInside_waitsForThemThoughInterrupted() throws Exception {
    gate.enter();
    CountDownLatch closing = new CountDownLatch(1);
    AtomicBoolean left = new AtomicBoolean();
    AtomicBoolean waited = new AtomicBoolean();
    AtomicBoolean flagKept = new AtomicBoolean();
    Thread closer =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              closing.countDown();
              gate.close(Duration.ofMinutes(1));
              waited.set(left.get());
              flagKept.set(Thread.currentThread().isInterrupted());
            });
    closer.start();
    closing.await();
    while (closer.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    left.set(true);
    gate.leave();
    closer.join();
    assertThat(waited).isTrue();
    assertThat(flagKept).isTrue();
  }

  @Test
  void close_somebodyNeverLeaves_endsAfterItsPatience() {
    gate.enter();
    assertThat(gate.close(Duration.ofMillis(5))).isTrue();
    assertThatThrownBy(gate::enter).isInstanceOf(IllegalStateException.class);
  }
}
