package dev.ragged.memory.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.error.StoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Writes that cannot be written, and databases that nothing can be written to for a while. */
class RecorderFaultsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final RecorderRig rig = new RecorderRig();
  private final long ana = rig.create("ana");

  @AfterEach
  void close() {
    rig.close();
  }

  /** Returns writes that can never be written. */
  static Stream<Write> poison() {
    return Stream.of(
        statements -> {
          throw new IllegalArgumentException("says the test");
        },
        statements -> {
          throw new IllegalStateException("says the test");
        },
        statements -> {
          throw new ArithmeticException("says the test");
        },
        statements -> {
          throw new StoreCorruptedException("says the test");
        },
        statements -> {
          throw new SQLException("a constraint, says the test", "", 19);
        },
        statements -> statements.update("INSERT INTO setting (key) VALUES (?)", "x") > 0,
        statements -> statements.update("no SQL") > 0);
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).toList();
  }

  @ParameterizedTest
  @MethodSource("poison")
  void flush_poisonAmongGood_failsAlone(Write poison) {
    List<CompletableFuture<Boolean>> good = rig.record(ana, 0, 2);
    CompletableFuture<Boolean> bad = rig.recorder.record(ana, poison);
    good.addAll(rig.record(ana, 2, 4));

    rig.recorder.flush();

    assertThat(bad).isCompletedExceptionally();
    assertThat(good).allSatisfy(future -> assertThat(future).isCompletedWithValue(true));
    assertThat(rig.written(ana)).isEqualTo(numbers(0, 4));
    assertThat(rig.recorder.statistics().failed()).isEqualTo(1);
    assertThat(rig.recorder.statistics().durable()).isEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("poison")
  void flush_nothingButPoison_failsItAndNobodyElse(Write poison) {
    List<CompletableFuture<Boolean>> bad = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      bad.add(rig.recorder.record(ana, poison));
    }
    rig.recorder.flush();

    assertThat(bad).allMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(rig.record(ana, "good")).isNotDone();
    rig.recorder.flush();
    assertThat(rig.written(ana)).containsExactly("good");
  }

  @Test
  void flush_writeThatThrowsAnError_leavesNoFutureHanging() {
    CompletableFuture<Boolean> bad =
        rig.recorder.record(
            ana,
            statements -> {
              throw new StackOverflowError("says the test");
            });
    assertThatThrownBy(rig.recorder::flush).isInstanceOf(StackOverflowError.class);
    assertThat(bad).isCompletedExceptionally();

    CompletableFuture<Boolean> good = rig.record(ana, "good");
    rig.recorder.flush();
    assertThat(good).isCompletedWithValue(true);
  }

  @Test
  void diskFull_thenNot_losesAndDoublesNothing() {
    for (int failures = 1; failures < Recorder.MAX_ATTEMPTS; failures++) {
      long persona = rig.create("persona" + failures);
      rig.full.set(true);
      List<CompletableFuture<Boolean>> futures = rig.record(persona, 0, 10);
      rig.alarm.advance(Duration.ZERO);
      Duration pause = SECOND;
      for (int i = 1; i < failures; i++) {
        rig.alarm.advance(pause);
        pause = pause.multipliedBy(2);
      }
      assertThat(futures).as("after %s failures", failures).noneMatch(CompletableFuture::isDone);
      assertThat(rig.recorder.statistics().waiting()).isEqualTo(10);

      rig.full.set(false);
      futures.addAll(rig.record(persona, 10, 12));
      rig.alarm.advance(pause);

      assertThat(futures).allSatisfy(future -> assertThat(future).isCompletedWithValue(true));
      assertThat(rig.written(persona)).isEqualTo(numbers(0, 12));
      assertThat(rig.recorder.statistics().failed()).isZero();
    }
  }

  @Test
  void diskFull_pausesDouble_untilTheLastAttempt() {
    rig.full.set(true);
    List<CompletableFuture<Boolean>> futures = rig.record(ana, 0, RecorderRig.BATCH);
    rig.alarm.advance(Duration.ZERO);
    for (int seconds : new int[] {1, 2, 4}) {
      int before = rig.tries.get();
      rig.alarm.advance(Duration.ofSeconds(seconds).minusMillis(1));
      // What the interval of the recorder brings in between does not count as an attempt.
      assertThat(rig.tries.get() - before).isLessThanOrEqualTo(2);
      rig.alarm.advance(Duration.ofMillis(1));
      assertThat(rig.tries.get()).isGreaterThan(before);
      assertThat(futures).noneMatch(CompletableFuture::isDone);
    }
    rig.alarm.advance(Duration.ofSeconds(8));

    assertThat(futures)
        .allSatisfy(
            future ->
                assertThatThrownBy(future::join)
                    .hasCauseInstanceOf(StoreException.class)
                    .hasMessageContaining("the disk is full"));
    assertThat(rig.recorder.statistics().failed()).isEqualTo(RecorderRig.BATCH);
    assertThat(rig.recorder.statistics().waiting()).isZero();
  }

  @Test
  void diskFull_batchGivenUp_thoseBehindItAreTriedOn() {
    rig.full.set(true);
    List<CompletableFuture<Boolean>> futures = rig.record(ana, 0, 2 * RecorderRig.BATCH);
    for (int i = 0; i < 15; i++) {
      rig.alarm.advance(SECOND);
    }
    assertThat(futures.subList(0, RecorderRig.BATCH))
        .allMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(futures.subList(RecorderRig.BATCH, futures.size()))
        .noneMatch(CompletableFuture::isDone);

    rig.full.set(false);
    rig.alarm.advance(Duration.ofSeconds(8));

    assertThat(rig.written(ana)).isEqualTo(numbers(RecorderRig.BATCH, 2 * RecorderRig.BATCH));
  }

  @Test
  void diskFull_manyFlushesInAMoment_doNotUseUpTheAttempts() {
    rig.full.set(true);
    List<CompletableFuture<Boolean>> futures = rig.record(ana, 0, 3);
    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(rig.recorder::flush)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("the disk is full");
    }
    assertThat(futures).noneMatch(CompletableFuture::isDone);

    rig.full.set(false);
    rig.alarm.advance(SECOND);

    assertThat(futures).allSatisfy(future -> assertThat(future).isCompletedWithValue(true));
    assertThat(rig.written(ana)).isEqualTo(numbers(0, 3));
  }

  @Test
  void diskFull_inTheMiddleOfABatch_keepsTheRestInOrder() {
    List<CompletableFuture<Boolean>> futures = rig.record(ana, 0, 2);
    Write third = rig.question(ana, "2");
    AtomicBoolean full = new AtomicBoolean(true);
    futures.add(
        rig.recorder.record(
            ana,
            statements -> {
              if (full.get()) {
                throw new SQLException("the disk is full, says the test", "", 13);
              }
              return third.apply(statements);
            }));
    futures.addAll(rig.record(ana, 3, 4));
    assertThatThrownBy(rig.recorder::flush).isInstanceOf(StoreException.class);
    assertThat(rig.written(ana)).as("written one by one").isEqualTo(numbers(0, 2));
    full.set(false);

    rig.recorder.flush();

    assertThat(futures).allSatisfy(future -> assertThat(future).isCompletedWithValue(true));
    assertThat(rig.written(ana)).isEqualTo(numbers(0, 4));
  }

  @Test
  void diskFull_atClose_failsTheFuturesAndEnds() {
    rig.full.set(true);
    List<CompletableFuture<Boolean>> futures = rig.record(ana, 0, 10);
    rig.recorder.close();

    assertThat(futures)
        .allSatisfy(
            future -> assertThatThrownBy(future::join).hasCauseInstanceOf(StoreException.class));
    assertThat(rig.alarm.isClosed()).isTrue();
    assertThat(rig.recorder.statistics().failed()).isEqualTo(10);
  }

  @Test
  void diskFull_capacityReached_refusesAndRecovers() {
    rig.full.set(true);
    List<CompletableFuture<Boolean>> futures = rig.record(ana, 0, RecorderRig.CAPACITY);
    rig.alarm.advance(Duration.ZERO);
    assertThat(rig.record(ana, "too much")).isCompletedExceptionally();

    rig.full.set(false);
    rig.alarm.advance(SECOND);

    assertThat(futures).allSatisfy(future -> assertThat(future).isCompletedWithValue(true));
    assertThat(rig.written(ana)).isEqualTo(numbers(0, RecorderRig.CAPACITY));
  }
}
