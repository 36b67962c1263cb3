package dev.ragged.backend.leann;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.index.BlockIo;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.Effort;
import dev.ragged.index.IndexContext;
import dev.ragged.index.Neighbor;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorQuery;
import dev.ragged.index.VectorTable;
import dev.ragged.tck.TestVectors;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An index with what is around it: vectors, a source that gives them back, and the exact truth.
 * Unless another executor is set, background work is done at once on the thread that causes it.
 */
final class Rig implements AutoCloseable {
  static final long SEED = 20_261_127;
  static final int DIMENSION = 32;
  static final UUID STORE = new UUID(0x1234, 0x5678);

  final FakeSource source = new FakeSource();
  final TestVectors vectors = new TestVectors(SEED, DIMENSION);
  VectorTable truth;
  LeannOptions options;
  LeannPolicy policy = SmallSegments.POLICY;
  Similarity similarity = Similarity.COSINE;
  Executor executor = Runnable::run;
  BlockIo io = BlockIo.disk();
  @Nullable Path directory;

  /** Whether the source forgets what is removed, as a store does. */
  boolean forgets = true;

  private @Nullable VectorIndex index;

  Rig(LeannOptions options) {
    this.options = options;
    this.truth = new VectorTable(DIMENSION, similarity);
  }

  static Rig of(Kind kind) {
    return new Rig(kind.builder().build());
  }

  Rig in(Path folder) {
    directory = folder;
    return this;
  }

  Rig by(Similarity measure) {
    similarity = measure;
    truth = new VectorTable(DIMENSION, measure);
    return this;
  }

  Rig policy(LeannPolicy value) {
    policy = value;
    return this;
  }

  Rig executor(Executor value) {
    executor = value;
    return this;
  }

  Rig io(BlockIo value) {
    io = value;
    return this;
  }

  /** Opens an empty index in the place of the present one. */
  Rig open() {
    close();
    truth = new VectorTable(DIMENSION, similarity);
    index = open(Optional.empty());
    return this;
  }

  /** Opens a checkpoint in the place of the present index. */
  Rig open(Checkpoint checkpoint) {
    close();
    index = open(Optional.of(checkpoint));
    return this;
  }

  /** Opens a further index, which is the caller's to close. */
  VectorIndex open(Optional<Checkpoint> checkpoint) {
    return new LeannIndexProvider(options, policy, io)
        .open(
            new IndexContext(
                Optional.ofNullable(directory),
                STORE,
                DIMENSION,
                similarity,
                checkpoint,
                source,
                executor,
                SEED));
  }

  VectorIndex index() {
    if (index == null) {
      throw new IllegalStateException("open first");
    }
    return index;
  }

  /** Adds the next vectors under the ordinals from {@code start} to {@code end}. */
  Rig add(int start, int end) {
    return add(start, vectors.next(end - start));
  }

  /** Adds vectors under the ordinals from {@code start}. */
  Rig add(int start, float[][] added) {
    int[] ordinals = IntStream.range(start, start + added.length).toArray();
    for (int i = 0; i < added.length; i++) {
      source.put(ordinals[i], added[i]);
    }
    truth.add(ordinals, added);
    index().add(ordinals, added);
    return this;
  }

  /** Removes from the index what is gone from the store first, as a store does it. */
  Rig remove(int... ordinals) {
    for (int ordinal : ordinals) {
      if (forgets) {
        source.forget(ordinal);
      }
    }
    truth.remove(ordinals);
    index().remove(ordinals);
    return this;
  }

  OrdinalSet present() {
    return truth.ordinals();
  }

  VectorQuery query(int k) {
    return query(k, present(), Effort.BALANCED);
  }

  VectorQuery query(int k, OrdinalSet allowed, Effort effort) {
    return VectorQuery.of(vectors.next(), k, allowed, effort);
  }

  List<Neighbor> answer(VectorQuery query) {
    return index().search(query).list();
  }

  /** Returns the exact answer. */
  List<Neighbor> truth(VectorQuery query) {
    return truth.scan(query).list();
  }

  double figure(String name) {
    Double value = index().statistics().figures().get(name);
    if (value == null) {
      throw new AssertionError("no figure " + name);
    }
    return value;
  }

  int segments() {
    return (int) figure("segments");
  }

  /** Returns the mean share of the ten nearest that balanced searches find. */
  double recall(int queries) {
    int found = 0;
    int wanted = 0;
    for (int i = 0; i < queries; i++) {
      VectorQuery query = query(10);
      List<Integer> answer = answer(query).stream().map(Neighbor::ordinal).toList();
      List<Neighbor> exact = truth(query);
      wanted += exact.size();
      found += (int) exact.stream().filter(near -> answer.contains(near.ordinal())).count();
    }
    return wanted == 0 ? 1 : found / (double) wanted;
  }

  /** Returns a policy of segments of {@code rows} vectors, which have a graph from {@code from}. */
  static LeannPolicy segmentsOf(int rows, int from) {
    return new LeannPolicy(4L * DIMENSION * rows, from, 0.25, SmallSegments.POLICY.search());
  }

  static int[] range(int start, int end) {
    return IntStream.range(start, end).toArray();
  }

  static int[] every(int step, int start, int end) {
    return Arrays.stream(range(start, end)).filter(i -> i % step == 0).toArray();
  }

  @Override
  public void close() {
    if (index != null) {
      index.close();
      index = null;
    }
  }
}
