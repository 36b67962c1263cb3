package dev.ragged.retrieval;

import dev.ragged.index.VectorKernels;
import dev.ragged.spi.Scope;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The questions whose results were found last, by their vectors: a question that means nearly the
 * same, from the same asker in the same state of the corpus, may get their results. What it gets is
 * not what it would have got for itself, so this is off unless the application wants it.
 * Thread-safe.
 *
 * <p>Costs one comparison per remembered question, some ten microseconds for all.
 */
final class SimilarQuestions {
  /** Questions that are remembered. */
  static final int SIZE = 1_024;

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Asked(ResultKey key, float[] vector) {}

  private final double similarity;
  private final AtomicReferenceArray<@Nullable Asked> ring = new AtomicReferenceArray<>(SIZE);
  private final AtomicInteger next = new AtomicInteger();

  /**
   * Makes it.
   *
   * @param similarity least cosine of two vectors, in [0, 1]
   */
  SimilarQuestions(double similarity) {
    this.similarity = similarity;
  }

  /** Remembers a question whose results were found, and takes its vector over. */
  void add(ResultKey key, float[] vector) {
    ring.set(Math.floorMod(next.getAndIncrement(), SIZE), new Asked(key, vector));
  }

  /** Returns the question most similar to {@code key}, if one is similar enough. */
  Optional<ResultKey> find(ResultKey key, float[] vector) {
    VectorKernels kernels = VectorKernels.best();
    ResultKey found = null;
    double best = similarity;
    for (int i = 0; i < SIZE; i++) {
      Asked asked = ring.get(i);
      if (asked != null && differsInTextOnly(asked.key, key)) {
        double cosine = kernels.cosine(asked.vector, vector);
        if (cosine >= best) {
          best = cosine;
          found = asked.key;
        }
      }
    }
    return Optional.ofNullable(found);
  }

  private static boolean differsInTextOnly(ResultKey one, ResultKey other) {
    return one.state().equals(other.state())
        && one.scope().equals(other.scope())
        && one.chosenFrom() == other.chosenFrom()
        && one.request().withText(other.request().text()).equals(other.request());
  }

  /** Forgets everything, or what a persona asked. */
  void forget(Predicate<Scope> whose) {
    for (int i = 0; i < SIZE; i++) {
      Asked asked = ring.get(i);
      if (asked != null && whose.test(asked.key.scope())) {
        ring.compareAndSet(i, asked, null);
      }
    }
  }
}
