package dev.ragged.tck;

import dev.ragged.index.Checkpoint;
import dev.ragged.index.Effort;
import dev.ragged.index.IndexContext;
import dev.ragged.index.Neighbor;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.index.VectorQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What the suites for a {@link VectorIndex} share: data, an oracle, and opening and closing. */
@Timeout(120)
abstract class VectorIndexFixture {
  static final long SEED = 20_261_121;
  static final int DIMENSION = 32;
  static final float[] NOT_FINITE = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
  static final UUID STORE = new UUID(0x1234, 0x5678);

  final TestVectors vectors = new TestVectors(SEED, DIMENSION);
  final ExecutorService executor = Executors.newCachedThreadPool();
  private final Map<Integer, float[]> everAdded = new ConcurrentHashMap<>();
  private final List<VectorIndex> opened = new ArrayList<>();
  BruteForce oracle = new BruteForce(Similarity.COSINE);

  /** Returns the backend under test. */
  protected abstract VectorIndexProvider provider();

  /** Returns the similarity under test. */
  protected abstract Similarity similarity();

  @BeforeEach
  final void startOracle() {
    oracle = new BruteForce(similarity());
  }

  @AfterEach
  final void closeAll() throws InterruptedException {
    opened.forEach(VectorIndex::close);
    executor.shutdown();
    if (!executor.awaitTermination(60, TimeUnit.SECONDS)) {
      throw new AssertionError("background work must end soon after the index is closed");
    }
  }

  final VectorIndex openInMemory() {
    return open(Optional.empty(), STORE, Optional.empty());
  }

  final VectorIndex open(Optional<Path> directory, UUID store, Optional<Checkpoint> checkpoint) {
    VectorIndex index =
        provider()
            .open(
                new IndexContext(
                    directory,
                    store,
                    DIMENSION,
                    similarity(),
                    checkpoint,
                    this::recompute,
                    executor,
                    SEED));
    opened.add(index);
    return index;
  }

  /**
   * Adds the next vectors of the generator under the ordinals from {@code start} to {@code end}.
   */
  final float[][] addRange(VectorIndex index, int start, int end) {
    float[][] added = vectors.next(end - start);
    add(index, IntStream.range(start, end).toArray(), added);
    return added;
  }

  /** Adds to the index, to the oracle and to what the vector source gives back. */
  final void add(VectorIndex index, int[] ordinals, float[][] added) {
    for (int i = 0; i < ordinals.length; i++) {
      everAdded.put(ordinals[i], added[i]);
      oracle.add(ordinals[i], added[i]);
    }
    index.add(ordinals, added);
  }

  final void remove(VectorIndex index, int... ordinals) {
    index.remove(ordinals);
    Arrays.stream(ordinals).forEach(oracle::remove);
  }

  static VectorQuery query(float[] vector, int k) {
    return query(vector, k, OrdinalSet.range(10_000));
  }

  static VectorQuery query(float[] vector, int k, OrdinalSet allowed) {
    return query(vector, k, allowed, Effort.BALANCED);
  }

  static VectorQuery query(float[] vector, int k, OrdinalSet allowed, Effort effort) {
    return VectorQuery.of(vector, k, allowed, effort);
  }

  static List<Integer> ordinalsOf(List<Neighbor> list) {
    return list.stream().map(Neighbor::ordinal).toList();
  }

  static float[] filled(int length, float value) {
    float[] vector = new float[length];
    Arrays.fill(vector, value);
    return vector;
  }

  @SuppressWarnings("NullAway")
  static float[][] withMissingVector(float[] first) {
    return new float[][] {first, null};
  }

  /**
   * Returns whether {@code back} is what {@link VectorIndex#vectors} may give for {@code added}.
   */
  final boolean sameDirectionOrEqual(float[] back, float[] added) {
    if (Arrays.equals(back, added)) {
      return true;
    }
    double length = 0;
    for (float x : added) {
      length += (double) x * x;
    }
    double scale = 1 / Math.sqrt(length);
    return similarity() == Similarity.COSINE
        && IntStream.range(0, added.length)
            .allMatch(i -> Math.abs(back[i] - added[i] * scale) < 1e-6);
  }

  /** Returns the mean share of the ten nearest that 50 balanced searches over all vectors find. */
  final double recallAt10(VectorIndex index) {
    int found = 0;
    float[][] questions = vectors.next(50);
    for (float[] question : questions) {
      List<Integer> answer = ordinalsOf(index.search(query(question, 10, index.ordinals())).list());
      found +=
          (int) oracle.nearest(question, 10, i -> true).stream().filter(answer::contains).count();
    }
    return found / (10.0 * questions.length);
  }

  final <T> T inThread(Callable<T> task) throws Exception {
    return executor.submit(task).get(60, TimeUnit.SECONDS);
  }

  /**
   * Runs {@code reader} in three threads over and over, at least once each, until {@code writer} is
   * done.
   */
  final void whileRunning(Runnable writer, Consumer<Random> reader) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    List<Future<?>> readers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Random random = new Random(SEED + i);
      readers.add(
          executor.submit(
              () -> {
                do {
                  reader.accept(random);
                } while (!done.get());
              }));
    }
    try {
      writer.run();
    } finally {
      done.set(true);
    }
    for (Future<?> future : readers) {
      future.get(60, TimeUnit.SECONDS);
    }
  }

  private float[][] recompute(int[] ordinals) {
    float[][] rows = new float[ordinals.length][];
    for (int i = 0; i < ordinals.length; i++) {
      float[] vector = everAdded.get(ordinals[i]);
      if (vector == null) {
        throw new IllegalArgumentException("ordinal is not in the store: ordinal=" + ordinals[i]);
      }
      rows[i] = vector.clone();
    }
    return rows;
  }
}
