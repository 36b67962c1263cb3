package dev.ragged.memory.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.error.OverloadException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When writes become durable, and in which order. */
class RecorderTest {
  private static final Duration MILLI = Duration.ofMillis(1);

  private final RecorderRig rig = new RecorderRig();
  private final long ana = rig.create("ana");

  @AfterEach
  void close() {
    rig.close();
  }

  private static void allTrue(List<CompletableFuture<Boolean>> futures) {
    assertThat(futures).allSatisfy(future -> assertThat(future).isCompletedWithValue(true));
  }

  @Test
  void record_belowBatchSize_isWrittenWhenTheIntervalHasPassed() {
    List<CompletableFuture<Boolean>> futures = rig.record(ana, 0, 3);
    rig.alarm.advance(RecorderRig.INTERVAL.minus(MILLI));
    assertThat(futures).noneMatch(CompletableFuture::isDone);
    assertThat(rig.recorder.statistics().waiting()).isEqualTo(3);

    rig.alarm.advance(MILLI);

    allTrue(futures);
    assertThat(rig.written(ana)).containsExactly("0", "1", "2");
    assertThat(rig.recorder.statistics().batches()).isEqualTo(1);
    assertThat(rig.recorder.statistics().waiting()).isZero();
  }

  @Test
  void record_batchSizeReached_isWrittenAtOnceInTheBackground() {
    List<CompletableFuture<Boolean>> futures = rig.record(ana, 0, RecorderRig.BATCH);
    assertThat(futures).as("not on the caller's thread").noneMatch(CompletableFuture::isDone);

    rig.alarm.advance(Duration.ZERO);

    allTrue(futures);
    assertThat(rig.recorder.statistics().batches()).isEqualTo(1);
  }

  @Test
  void record_afterEachQuietTime_isWrittenByTheClockAgain() {
    for (int i = 0; i < 5; i++) {
      CompletableFuture<Boolean> future = rig.record(ana, "question " + i);
      rig.alarm.advance(RecorderRig.INTERVAL);
      assertThat(future).isCompletedWithValue(true);
    }
  }

  @Test
  void record_betweenFlushes_isWrittenByTheClockAgain() {
    for (int i = 0; i < 5; i++) {
      var unused = rig.record(ana, "first " + i);
      rig.recorder.flush();
      CompletableFuture<Boolean> future = rig.record(ana, "second " + i);
      rig.alarm.advance(RecorderRig.INTERVAL);
      assertThat(future).isCompletedWithValue(true);
    }
  }

  @Test
  void recordAndFlush_often_leavesNoPileOfAlarms() {
    for (int i = 0; i < 1_000; i++) {
      var unused = rig.record(ana, "question " + i);
      rig.recorder.flush();
    }
    assertThat(rig.alarm.planned()).isLessThanOrEqualTo(2);
  }

  @Test
  void flush_manyBatches_writesAllInOrder() {
    List<CompletableFuture<Boolean>> futures = rig.record(ana, 0, 18);
    rig.recorder.flush();

    allTrue(futures);
    assertThat(rig.written(ana))
        .containsExactlyElementsOf(
            java.util.stream.IntStream.range(0, 18).mapToObj(Integer::toString).toList());
    assertThat(rig.recorder.statistics().batches()).isEqualTo(5);
    assertThat(rig.recorder.statistics().durable()).isEqualTo(18);
    assertThat(rig.told).hasSize(18).containsOnly(ana);
  }

  @Test
  void record_overCapacity_isRefusedAndLaterAcceptedAgain() {
    List<CompletableFuture<Boolean>> futures = rig.record(ana, 0, RecorderRig.CAPACITY);
    CompletableFuture<Boolean> refused = rig.record(ana, "too much");
    assertThat(refused).isCompletedExceptionally();
    assertThatThrownBy(refused::join)
        .hasCauseInstanceOf(OverloadException.class)
        .hasMessageContaining("waiting=20")
        .hasMessageContaining("capacity");
    assertThat(rig.recorder.statistics().refused()).isEqualTo(1);

    rig.recorder.flush();
    CompletableFuture<Boolean> accepted = rig.record(ana, "again");
    rig.recorder.flush();

    allTrue(futures);
    assertThat(accepted).isCompletedWithValue(true);
    assertThat(rig.written(ana)).hasSize(21).doesNotContain("too much").endsWith("again");
  }

  @Test
  void record_sameWriteAgain_isThereOnce() {
    Write write = rig.question(ana, "once");
    List<CompletableFuture<Boolean>> futures =
        List.of(rig.recorder.record(ana, write), rig.recorder.record(ana, write));
    rig.recorder.flush();

    allTrue(futures);
    assertThat(rig.written(ana)).containsExactly("once");
  }

  @Test
  void record_personaGone_isFalseAndWritesNothing() {
    CompletableFuture<Boolean> never = rig.record(99, "to nobody");
    CompletableFuture<Boolean> good = rig.record(ana, "to ana");
    rig.recorder.flush();

    assertThat(never).isCompletedWithValue(false);
    assertThat(good).isCompletedWithValue(true);
    assertThat(rig.written(99)).isEmpty();
  }

  @Test
  void waitingWrites_ofDeletedPersona_appearNowhere() {
    List<CompletableFuture<Boolean>> before = rig.record(ana, 0, 3);
    long erased = rig.recorder.exclusively(() -> rig.delete(ana));
    List<CompletableFuture<Boolean>> late = rig.record(ana, 3, 6);
    long successor = rig.create("ana");
    rig.recorder.flush();

    assertThat(erased).isEqualTo(3);
    allTrue(before);
    assertThat(late).allSatisfy(future -> assertThat(future).isCompletedWithValue(false));
    assertThat(successor).isNotEqualTo(ana);
    assertThat(rig.written(ana)).isEmpty();
    assertThat(rig.written(successor)).isEmpty();
  }

  @Test
  void exclusively_recordsMeanwhile_comeAfterTheWork() {
    var unused = rig.record(ana, "before");
    CompletableFuture<Boolean> during =
        rig.recorder.exclusively(
            () -> {
              CompletableFuture<Boolean> future = rig.record(ana, "during");
              assertThat(rig.written(ana)).containsExactly("before");
              rig.delete(ana);
              return future;
            });
    rig.recorder.flush();
    assertThat(during).isCompletedWithValue(false);
  }

  @Test
  void close_writesWaiting_makesThemDurable() {
    List<CompletableFuture<Boolean>> futures = rig.record(ana, 0, 7);
    rig.recorder.close();

    allTrue(futures);
    assertThat(rig.written(ana)).hasSize(7);
    assertThat(rig.alarm.isClosed()).isTrue();
  }

  @Test
  void close_again_doesNothing() {
    rig.recorder.close();
    rig.recorder.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> rig.record(ana, "late"))
        .withMessageContaining("closed");
  }

  @Test
  void future_completed_maySafelyCallTheRecorder() {
    CompletableFuture<Boolean> second =
        rig.record(ana, "first")
            .thenCompose(
                done -> {
                  CompletableFuture<Boolean> next = rig.record(ana, "second");
                  rig.recorder.flush();
                  return next;
                });
    rig.recorder.flush();
    assertThat(second).isCompletedWithValue(true);
  }
}
