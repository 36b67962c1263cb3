package dev.ragged.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
  private static final long MILLI = 1_000_000;

  /** Time passes only by waiting and by what operations take. */
  private static final class FakePace implements OpenLoop.Pace {
    final AtomicLong now = new AtomicLong(17);

    @Override
    public long nanos() {
      return now.get();
    }

    @Override
    public void waitUntil(long nanos) {
      now.accumulateAndGet(nanos, Math::max);
    }
  }

  @Test
  void run_noStall_givesWhatOperationsTake() throws InterruptedException {
    FakePace pace = new FakePace();
    long[] nanos =
        new OpenLoop(pace, 2 * MILLI, 1_000 * MILLI).run(50, 1, i -> pace.now.addAndGet(MILLI));
    assertThat(nanos).hasSize(50).containsOnly(MILLI);
  }

  @Test
  void run_oneStall_countsForAllThatWaitBehindIt() throws InterruptedException {
    FakePace pace = new FakePace();
    long[] nanos =
        new OpenLoop(pace, 2 * MILLI, 1_000 * MILLI)
            .run(200, 1, i -> pace.now.addAndGet(i == 10 ? 101 * MILLI : MILLI));
    assertThat(nanos[10]).isEqualTo(101 * MILLI);
    // Each that follows is one interval less late, less what it takes itself.
    assertThat(nanos[11]).isEqualTo(100 * MILLI);
    assertThat(nanos[12]).isEqualTo(99 * MILLI);
    long slow = Arrays.stream(nanos).filter(each -> each > MILLI).count();
    assertThat(slow).isEqualTo(100);
  }

  @Test
  void run_tooLate_isNotBegun() throws InterruptedException {
    FakePace pace = new FakePace();
    long[] nanos =
        new OpenLoop(pace, MILLI, 20 * MILLI).run(1_000, 1, i -> pace.now.addAndGet(2 * MILLI));
    assertThat(nanos.length).isBetween(20, 23);
  }

  @Test
  void run_threadsOfThisMachine_answerAll() throws InterruptedException {
    AtomicLong sum = new AtomicLong();
    long[] nanos =
        new OpenLoop(OpenLoop.REAL, MILLI / 10, 60_000 * MILLI).run(50, 2, sum::addAndGet);
    assertThat(Arrays.stream(nanos).filter(each -> each >= 0).count()).isEqualTo(50);
    assertThat(sum).hasValue(49 * 50 / 2);
  }
}
