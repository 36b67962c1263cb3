package dev.ragged.migration;

import dev.ragged.index.Effort;
import dev.ragged.index.Neighbor;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorBatch;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorQuery;
import dev.ragged.store.IndexUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Tests an index: which ordinals it has, whether its vectors are the right ones, and how many of
 * the nearest it finds. One use by one thread.
 */
final class Verifier {
  static final int DEPTH = 10;

  /** Differences of one kind that are named one by one. */
  private static final int NAMED = 5;

  private static final int BATCH = 256;

  /** What rounding may do to a component of a vector of length 1. */
  private static final float TOLERANCE = 1e-5f;

  private final IndexUnderTest tested;
  private final MigrationOptions options;
  private final LongConsumer done;
  private final List<String> differences = new ArrayList<>();
  private final Random random;
  private long embedded;

  /**
   * Makes a test.
   *
   * @param done is told how many vectors and questions are done with
   */
  Verifier(IndexUnderTest tested, MigrationOptions options, LongConsumer done) {
    this.tested = tested;
    this.options = options;
    this.done = done;
    this.random = new Random(options.seed());
  }

  /** Returns the finding; empty if cancelled. */
  Optional<Verification> run(LongSupplier nanos) {
    long start = nanos.getAsLong();
    compareOrdinals();
    int[] common = shuffled(tested.live().and(tested.present()));
    int wanted = tested.keepsVectors() ? (int) Math.ceil(options.sampleShare() * common.length) : 0;
    int compared = compareVectors(Arrays.copyOf(common, wanted));
    int questions = tested.truth().isPresent() ? Math.min(options.queries(), common.length) : 0;
    double sum = 0;
    int asked = 0;
    if (tested.truth().isPresent()) {
      VectorIndex truth = tested.truth().get();
      // From the other end: questions about other chunks than those that were compared.
      int[] about = Arrays.copyOfRange(common, common.length - questions, common.length);
      for (; asked < questions && !options.cancellation().isCancelled(); asked++) {
        sum += recall(truth, about[asked]);
        done.accept((long) compared + asked + 1);
      }
    }
    if (options.cancellation().isCancelled()) {
      return Optional.empty();
    }
    return Optional.of(
        new Verification(
            tested.live().size(),
            compared,
            asked,
            asked == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / asked),
            options.minRecall(),
            embedded,
            Duration.ofNanos(nanos.getAsLong() - start),
            differences));
  }

  private void compareOrdinals() {
    name("chunks are missing", tested.live().andNot(tested.present()));
    name("vectors belong to no chunk", tested.present().andNot(tested.live()));
  }

  private void name(String what, OrdinalSet wrong) {
    if (!wrong.isEmpty()) {
      differences.add(
          wrong.size() + " " + what + ", ordinals " + wrong.stream().limit(NAMED).boxed().toList());
    }
  }

  private int[] shuffled(OrdinalSet ordinals) {
    int[] all = ordinals.stream().toArray();
    for (int i = all.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int one = all[i];
      all[i] = all[other];
      all[other] = one;
    }
    return all;
  }

  private int compareVectors(int[] sample) {
    int compared = 0;
    int wrong = 0;
    for (int from = 0; from < sample.length; from += BATCH) {
      if (options.cancellation().isCancelled()) {
        break;
      }
      int[] batch = Arrays.copyOfRange(sample, from, Math.min(from + BATCH, sample.length));
      float[][] expected = reference(batch);
      float[][] found = tested.index().vectors(batch);
      for (int i = 0; i < batch.length; i++) {
        String difference = difference(expected[i], found[i]);
        if (!difference.isEmpty() && wrong++ < NAMED) {
          differences.add("vector of ordinal " + batch[i] + " differs: " + difference);
        }
      }
      compared += batch.length;
      done.accept(compared);
    }
    if (wrong > NAMED) {
      differences.add(wrong + " vectors differ in all");
    }
    return compared;
  }

  private float[][] reference(int[] ordinals) {
    VectorBatch batch = tested.reference().vectors(ordinals);
    embedded += batch.recomputed();
    return batch.list().toArray(float[][]::new);
  }

  /** Says where two vectors differ that may differ in length only; empty if nowhere. */
  private static String difference(float[] expected, float[] found) {
    if (expected.length != found.length) {
      return "expected length " + expected.length + ", found " + found.length;
    }
    float one = scale(expected);
    float other = scale(found);
    for (int i = 0; i < expected.length; i++) {
      // Also true of NaN.
      if (!(Math.abs(expected[i] * one - found[i] * other) <= TOLERANCE)) {
        return "component " + i + " expected " + expected[i] * one + ", found " + found[i] * other;
      }
    }
    return "";
  }

  private static float scale(float[] vector) {
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    return squares == 0 ? 1 : (float) (1 / Math.sqrt(squares));
  }

  /** Returns the share of the chunks nearest to another chunk that the index finds. */
  private double recall(VectorIndex truth, int ordinal) {
    float[] vector = reference(new int[] {ordinal})[0];
    List<Neighbor> nearest = others(truth, vector, ordinal, Effort.EXACT);
    if (nearest.isEmpty()) {
      return 1;
    }
    List<Neighbor> found = others(tested.index(), vector, ordinal, Effort.BALANCED);
    OrdinalSet right = OrdinalSet.of(nearest.stream().mapToInt(Neighbor::ordinal).toArray());
    // Which of equals comes first is chance.
    float last = nearest.get(nearest.size() - 1).score() - TOLERANCE / DEPTH;
    long hits =
        found.stream().filter(one -> right.contains(one.ordinal()) || one.score() >= last).count();
    return Math.min(1, (double) hits / nearest.size());
  }

  private List<Neighbor> others(VectorIndex index, float[] vector, int ordinal, Effort effort) {
    var answer = index.search(VectorQuery.of(vector, DEPTH + 1, tested.live(), effort));
    embedded += answer.cost().recomputed();
    return answer.list().stream().filter(one -> one.ordinal() != ordinal).limit(DEPTH).toList();
  }
}
