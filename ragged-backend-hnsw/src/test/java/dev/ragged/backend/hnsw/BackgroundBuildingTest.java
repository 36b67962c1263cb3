package dev.ragged.backend.hnsw;

import static dev.ragged.backend.hnsw.Fixture.ALWAYS_GRAPH;
import static dev.ragged.backend.hnsw.Fixture.SEED;
import static dev.ragged.backend.hnsw.Fixture.SMALL;
import static dev.ragged.backend.hnsw.Fixture.context;
import static dev.ragged.backend.hnsw.Fixture.nearest;
import static dev.ragged.backend.hnsw.Fixture.open;
import static dev.ragged.backend.hnsw.Fixture.ordinals;
import static dev.ragged.backend.hnsw.Fixture.search;
import static dev.ragged.backend.hnsw.Fixture.vectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ragged.index.Checkpoint;
import dev.ragged.index.Effort;
import dev.ragged.index.Neighbor;
import dev.ragged.index.Neighbors;
import dev.ragged.index.VectorIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The graph comes, grows, is replaced and goes while the index answers. */
@Timeout(120)
class BackgroundBuildingTest {
  private static final Checkpoint SAVED = new Checkpoint(3, 77);

  @Test
  void search_beforeTheGraphIsBuilt_answersExactly() {
    float[][] vectors = vectors(800, SEED);
    DeferredExecutor executor = new DeferredExecutor();
    try (VectorIndex index = open(executor)) {
      index.add(ordinals(0, 800), vectors);
      assertThat(index.statistics().ready()).isFalse();
      Neighbors scanned = search(index, vectors[5], 10, Effort.BALANCED);
      assertThat(scanned).isEqualTo(search(index, vectors[5], 10, Effort.EXACT));
      assertThat(scanned.cost().distances()).isEqualTo(800);

      executor.runAll();
      assertThat(index.statistics().ready()).isTrue();
      Neighbors walked = search(index, vectors[5], 10, Effort.BALANCED);
      assertThat(walked.cost().exact()).isFalse();
      assertThat(walked.cost().distances()).isPositive().isLessThan(800);
      assertThat(walked.list().get(0)).isEqualTo(scanned.list().get(0));
    }
  }

  @Test
  void search_graphAnswer_hasTheScoresOfTheScanBitForBit() {
    float[][] vectors = vectors(1_000, SEED);
    try (VectorIndex index = Fixture.linked(vectors)) {
      for (float[] query : vectors(50, 9)) {
        List<Neighbor> all = search(index, query, 1_000, Effort.EXACT).list();
        assertThat(all).containsAll(search(index, query, 10, Effort.BALANCED).list());
      }
    }
  }

  @Test
  void search_someVectorsNotYetLinked_mergesScanAndWalk() {
    float[][] vectors = vectors(1_000, SEED);
    DeferredExecutor executor = new DeferredExecutor();
    try (VectorIndex index = open(executor)) {
      index.add(ordinals(0, 900), Arrays.copyOf(vectors, 900));
      executor.runAll();
      index.add(ordinals(900, 1_000), Arrays.copyOfRange(vectors, 900, 1_000));
      Neighbors answer = search(index, vectors[950], 10, Effort.THOROUGH);
      assertThat(answer.cost().exact()).isFalse();
      assertThat(answer.list()).isEqualTo(search(index, vectors[950], 10, Effort.EXACT).list());
      assertThat(nearest(index, vectors[950])).isEqualTo(950);
      assertThat(nearest(index, vectors[3])).isEqualTo(3);
    }
  }

  @Test
  void add_fewVectors_waitsUntilLinkingPays() {
    DeferredExecutor executor = new DeferredExecutor();
    GraphPolicy policy = new GraphPolicy(5, 20, 0.25, 2);
    try (VectorIndex index = new HnswIndexProvider(SMALL, policy).open(context(executor))) {
      float[][] vectors = vectors(400, SEED);
      index.add(ordinals(0, 200), Arrays.copyOf(vectors, 200));
      assertThat(executor.waiting()).as("200 vectors are scanned in no time").isZero();
      assertThat(index.statistics().ready()).isTrue();
      index.add(ordinals(200, 300), Arrays.copyOfRange(vectors, 200, 300));
      assertThat(executor.waiting()).isEqualTo(2);
      executor.runAll();
      index.add(ordinals(300, 320), Arrays.copyOfRange(vectors, 300, 320));
      assertThat(executor.waiting()).as("20 more may wait").isZero();
      assertThat(index.statistics().ready()).isTrue();
      index.add(ordinals(320, 321), Arrays.copyOfRange(vectors, 320, 321));
      assertThat(executor.waiting()).isEqualTo(1);
    }
  }

  @Test
  void remove_untilAScanIsFaster_dropsTheGraph() {
    GraphPolicy policy = new GraphPolicy(5, 0, 0.25, 2);
    try (VectorIndex index = new HnswIndexProvider(SMALL, policy).open(context(Runnable::run))) {
      index.add(ordinals(0, 400), vectors(400, SEED));
      long withGraph = index.statistics().bytesInMemory();
      index.remove(ordinals(0, 300));
      assertThat(index.statistics().removed()).isZero();
      assertThat(index.statistics().bytesInMemory()).isLessThan(withGraph / 2);
      assertThat(search(index, vectors(1, 1)[0], 10, Effort.BALANCED).cost().exact()).isTrue();
    }
  }

  @Test
  void remove_whileTheGraphIsReplaced_replacesItOnceMore() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try (VectorIndex index = open(executor)) {
      index.add(ordinals(0, 3_000), vectors(3_000, SEED));
      while (!index.statistics().ready()) {
        Thread.onSpinWait();
      }
      index.remove(ordinals(0, 1_000));
      index.remove(ordinals(1_000, 1_500));
      executor.shutdown();
      assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
      assertThat(index.statistics().vectors()).isEqualTo(1_500);
      assertThat(index.statistics().removed()).isLessThanOrEqualTo(1_500 / 3);
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void search_whileTheGraphIsReplaced_losesNothing() throws Exception {
    float[][] vectors = vectors(2_400, SEED);
    ExecutorService executor = Executors.newFixedThreadPool(2);
    ExecutorService searchers = Executors.newFixedThreadPool(2);
    AtomicBoolean done = new AtomicBoolean();
    try (VectorIndex index = open(executor)) {
      index.add(ordinals(0, 2_000), Arrays.copyOf(vectors, 2_000));
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        running.add(
            searchers.submit(
                () -> {
                  int rounds = 0;
                  int misses = 0;
                  while (!done.get() || rounds == 0) {
                    // 1,500 to 1,999 stay for the whole time.
                    int own = 1_500 + rounds++ % 500;
                    Neighbors answer = search(index, vectors[own], 10, Effort.THOROUGH);
                    assertThat(answer.list()).hasSize(10);
                    misses += answer.list().get(0).ordinal() == own ? 0 : 1;
                  }
                  return 100 * misses / rounds;
                }));
      }
      for (int round = 0; round < 15; round++) {
        index.remove(ordinals(100 * round, 100 * round + 100));
        int from = 2_000 + 20 * round;
        index.add(ordinals(from, from + 20), Arrays.copyOfRange(vectors, from, from + 20));
      }
      executor.shutdown();
      assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
      done.set(true);
      for (Future<Integer> searcher : running) {
        assertThat(searcher.get()).as("misses in percent").isLessThanOrEqualTo(1);
      }
      assertThat(index.statistics().vectors()).isEqualTo(800);
      // No more than a quarter of the graph.
      assertThat(index.statistics().removed()).isLessThanOrEqualTo(800 / 3);
    } finally {
      done.set(true);
      searchers.shutdownNow();
      executor.shutdownNow();
    }
  }

  @Test
  void close_duringTheBuild_endsTheBuildSoon() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(2);
    float[][] vectors = vectors(20_000, SEED);
    VectorIndex index =
        new HnswIndexProvider(HnswParameters.ACCURACY, ALWAYS_GRAPH).open(context(executor));
    index.add(ordinals(0, vectors.length), vectors);
    index.close();
    executor.shutdown();
    // The whole build takes a minute; a worker may finish the vector that it is linking.
    assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThatIllegalStateException().isThrownBy(index::statistics).withMessageContaining("hnsw");
  }

  @Test
  void close_beforeTheBuildBegins_leavesNothingToDo() {
    DeferredExecutor executor = new DeferredExecutor();
    VectorIndex index = open(executor);
    index.add(ordinals(0, 500), vectors(500, SEED));
    index.close();
    assertThat(executor.waiting()).isPositive();
    executor.runAll();
    assertThat(executor.waiting()).isZero();
  }

  @Test
  void add_executorRefuses_isFoundByScanAndLinkedLater() {
    AtomicBoolean refuses = new AtomicBoolean(true);
    Executor executor =
        task -> {
          if (refuses.get()) {
            throw new RejectedExecutionException("no room");
          }
          task.run();
        };
    float[][] vectors = vectors(600, SEED);
    try (VectorIndex index = open(executor)) {
      index.add(ordinals(0, 500), Arrays.copyOf(vectors, 500));
      assertThat(index.statistics().ready()).isFalse();
      assertThat(nearest(index, vectors[77])).isEqualTo(77);
      refuses.set(false);
      index.add(ordinals(500, 600), Arrays.copyOfRange(vectors, 500, 600));
      assertThat(index.statistics().ready()).isTrue();
      assertThat(search(index, vectors[77], 5, Effort.BALANCED).cost().exact()).isFalse();
    }
  }

  @Test
  void reopen_servesByScanAtOnceThenByGraph(@TempDir Path directory) {
    float[][] vectors = vectors(1_000, SEED);
    HnswIndexProvider provider = new HnswIndexProvider(SMALL, ALWAYS_GRAPH);
    try (VectorIndex index =
        provider.open(context(Runnable::run, Optional.of(directory), Optional.empty()))) {
      index.add(ordinals(0, 1_000), vectors);
      index.checkpoint(SAVED);
    }
    DeferredExecutor executor = new DeferredExecutor();
    try (VectorIndex index =
        provider.open(context(executor, Optional.of(directory), Optional.of(SAVED)))) {
      assertThat(index.statistics().ready()).isFalse();
      assertThat(index.statistics().bytesOnDisk()).isPositive();
      assertThat(nearest(index, vectors[321])).isEqualTo(321);
      executor.runAll();
      assertThat(index.statistics().ready()).isTrue();
      assertThat(nearest(index, vectors[321])).isEqualTo(321);
      assertThat(search(index, vectors[321], 5, Effort.BALANCED).cost().exact()).isFalse();
    }
  }

  @Test
  void checkpoint_whileWorkersLink_savesEveryVectorAndNoSerializedObject(@TempDir Path directory)
      throws Exception {
    float[][] vectors = vectors(3_000, SEED);
    ExecutorService executor = Executors.newFixedThreadPool(2);
    HnswIndexProvider provider = new HnswIndexProvider(SMALL, ALWAYS_GRAPH);
    try (VectorIndex index =
        provider.open(context(executor, Optional.of(directory), Optional.empty()))) {
      index.add(ordinals(0, 3_000), vectors);
      index.checkpoint(SAVED);
      executor.shutdown();
      assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
      try (VectorIndex saved =
          provider.open(
              context(new DeferredExecutor(), Optional.of(directory), Optional.of(SAVED)))) {
        assertThat(saved.ordinals()).isEqualTo(index.ordinals());
        assertThat(saved.vectors(ordinals(0, 3_000)))
            .isDeepEqualTo(index.vectors(ordinals(0, 3_000)));
      }
    } finally {
      executor.shutdownNow();
    }
    assertThat(firstTwoBytes(directory)).isNotEmpty().doesNotContain(0xACED);
  }

  private static List<Integer> firstTwoBytes(Path directory) throws IOException {
    List<Integer> starts = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        starts.add(((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF));
      }
    }
    return starts;
  }
}
