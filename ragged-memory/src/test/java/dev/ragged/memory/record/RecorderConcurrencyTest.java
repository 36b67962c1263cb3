package dev.ragged.memory.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.memory.options.RecorderOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads at one recorder, with its own thread. */
@Timeout(60)
class RecorderConcurrencyTest {
  private static final int THREADS = 8;
  private static final int EACH = 400;

  private final RecorderRig rig =
      new RecorderRig(
          Optional.of(new ThreadAlarm("test")),
          new RecorderOptions(7, Duration.ofMillis(1), THREADS * EACH + 1));
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void close() {
    threads.shutdownNow();
    rig.close();
  }

  private <T> List<T> inParallel(List<Callable<T>> work) throws Exception {
    List<T> results = new ArrayList<>();
    for (Future<T> future : threads.invokeAll(work)) {
      results.add(future.get());
    }
    return results;
  }

  @Test
  void record_eightThreads_keepsTheOrderOfEachThread() throws Exception {
    long shared = rig.create("shared");
    List<Callable<List<CompletableFuture<Boolean>>>> work = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      String name = "thread" + thread;
      long own = rig.create(name);
      work.add(
          () -> {
            List<CompletableFuture<Boolean>> futures = new ArrayList<>();
            for (int i = 0; i < EACH / 2; i++) {
              futures.add(rig.record(own, name + " " + i));
              futures.add(rig.record(shared, name + " " + i));
              if (i % 50 == 0) {
                rig.recorder.flush();
              }
            }
            return futures;
          });
    }
    for (List<CompletableFuture<Boolean>> futures : inParallel(work)) {
      assertThat(futures).allSatisfy(future -> assertThat(future.join()).isTrue());
    }

    List<String> all = rig.written(shared);
    assertThat(all).hasSize(THREADS * EACH / 2);
    for (int thread = 0; thread < THREADS; thread++) {
      String name = "thread" + thread;
      List<String> expected = IntStream.range(0, EACH / 2).mapToObj(i -> name + " " + i).toList();
      assertThat(rig.written(shared + 1 + thread)).isEqualTo(expected);
      assertThat(all).filteredOn(text -> text.startsWith(name + " ")).isEqualTo(expected);
    }
  }

  @Test
  void exclusively_whileThreadsRecord_seesAllBeforeAndNothingMeanwhile() throws Exception {
    long ana = rig.create("ana");
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger recorded = new AtomicInteger();
    List<Callable<Integer>> work = new ArrayList<>();
    for (int thread = 1; thread < THREADS; thread++) {
      work.add(
          () -> {
            int count = 0;
            while (count < EACH && !done.get()) {
              var unused = rig.record(ana, "question");
              recorded.incrementAndGet();
              count++;
            }
            return count;
          });
    }
    work.add(
        () -> {
          for (int i = 0; i < 50; i++) {
            int before = recorded.get();
            rig.recorder.exclusively(
                () -> {
                  int seen = rig.written(ana).size();
                  assertThat(seen).isGreaterThanOrEqualTo(before);
                  for (int look = 0; look < 3; look++) {
                    assertThat(rig.written(ana)).hasSize(seen);
                  }
                  return seen;
                });
          }
          done.set(true);
          return 0;
        });
    int sum = inParallel(work).stream().mapToInt(Integer::intValue).sum();
    rig.recorder.flush();
    assertThat(rig.written(ana)).hasSize(sum);
  }

  @Test
  void close_whileThreadsRecord_eachIsWrittenOrRefused() throws Exception {
    long ana = rig.create("ana");
    AtomicInteger accepted = new AtomicInteger();
    List<Callable<List<CompletableFuture<Boolean>>>> work = new ArrayList<>();
    for (int thread = 1; thread < THREADS; thread++) {
      work.add(
          () -> {
            List<CompletableFuture<Boolean>> futures = new ArrayList<>();
            try {
              for (int i = 0; i < EACH; i++) {
                futures.add(rig.record(ana, "question"));
                accepted.incrementAndGet();
              }
            } catch (IllegalStateException closed) {
              assertThat(closed).hasMessageContaining("closed");
            }
            return futures;
          });
    }
    work.add(
        () -> {
          while (accepted.get() < EACH) {
            Thread.onSpinWait();
          }
          rig.recorder.close();
          return List.of();
        });
    for (List<CompletableFuture<Boolean>> futures : inParallel(work)) {
      assertThat(futures).allSatisfy(future -> assertThat(future).isCompletedWithValue(true));
    }
    assertThat(rig.written(ana)).hasSize(accepted.get());
  }

  @Test
  void close_byADependentOfAFuture_ends() {
    long ana = rig.create("ana");
    CompletableFuture<Void> closed = rig.record(ana, "question").thenRun(rig.recorder::close);
    assertThat(closed).succeedsWithin(Duration.ofSeconds(20));
    assertThat(rig.written(ana)).containsExactly("question");
  }
}
