package dev.ragged.index;

import java.time.Duration;
import java.util.List;

/**
 * Finds the vectors nearest to a query. The low plug of the library: a backend implements this and
 * {@link VectorIndexProvider}, and is held to {@code VectorIndexContract} of the test-jar.
 *
 * <p>Ordinals are dense, never reused and their vector never changes, so an ordinal means the same
 * for ever. What may be returned is said by each query's {@link VectorQuery#allowed()}; {@code
 * remove} only tells the index that an ordinal will not be asked for again and its room may be
 * freed.
 *
 * <p>Concurrency: {@code add}, {@code remove} and {@code checkpoint} are called by one thread at a
 * time; all other methods by any thread, also while one of those runs. A search sees every vector
 * whose {@code add} returned before it began.
 */
public interface VectorIndex extends AutoCloseable {
  /**
   * Adds vectors. Adding an ordinal that is present changes nothing.
   *
   * @param ordinals one per vector, at least 0
   * @param vectors finite, of the index's dimension, not zero under {@link Similarity#COSINE};
   *     copied
   * @throws IllegalArgumentException if the lengths differ or a vector breaks the rules; nothing
   *     was added then
   */
  void add(int[] ordinals, float[][] vectors);

  /** Frees the room of {@code ordinals}; unknown ones are ignored. */
  void remove(int[] ordinals);

  /** Returns the ordinals that were added and not removed. */
  OrdinalSet ordinals();

  /**
   * Returns the nearest allowed vectors: never fewer than {@code min(k, allowed vectors present)},
   * unless the query's {@link Budget} was used up before, which {@link SearchCost#truncated} says.
   *
   * @throws IllegalArgumentException if the vector's length is not the index's dimension, or it is
   *     zero under {@link Similarity#COSINE}
   * @throws dev.ragged.error.EmbeddingException if a vector must be recomputed and the model fails
   */
  Neighbors search(VectorQuery query);

  /**
   * Returns the answers to {@code queries}, answer <i>i</i> to query <i>i</i>, each as {@link
   * #search} gives it.
   */
  default List<Neighbors> searchAll(List<VectorQuery> queries) {
    return queries.stream().map(this::search).toList();
  }

  /**
   * Returns the vectors of {@code ordinals}, in their order, as added or (cosine) scaled to length
   * 1; fresh arrays.
   *
   * @throws IllegalArgumentException if an ordinal is not present
   */
  float[][] vectors(int[] ordinals);

  /**
   * As {@link #vectors}, for a caller who can do without: an index that must recompute vectors says
   * so, and gives up when {@code deadline} has passed.
   *
   * @param deadline how long this may take, not negative; {@link Budget#FOREVER} for no limit
   */
  default VectorBatch vectorsWithin(int[] ordinals, Duration deadline) {
    return new VectorBatch(List.of(vectors(ordinals)), 0, false);
  }

  /**
   * Saves the present state under {@code checkpoint}, durably and atomically: when this returns, an
   * index opened with that checkpoint has the same vectors; if it throws or the process dies, the
   * previous checkpoint still opens. Older checkpoints are kept until {@link
   * #discardOtherCheckpoints} says otherwise. Does nothing for an index in memory.
   */
  void checkpoint(Checkpoint checkpoint);

  /**
   * Returns whether the last checkpoint lacks work of the index itself, such as a graph that was
   * finished since: a store then makes another when it closes, so that the work need not be done
   * again after the next start. New vectors alone are no reason.
   */
  default boolean hasUnsavedWork() {
    return false;
  }

  /** Deletes the files of every checkpoint but {@code kept}. */
  void discardOtherCheckpoints(Checkpoint kept);

  /** Returns the state of this index. */
  IndexStatistics statistics();

  /** Stops background work and frees memory; saves nothing. Idempotent. */
  @Override
  void close();
}
