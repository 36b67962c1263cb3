package dev.ragged.backend.hnsw;

import com.github.jelmerk.hnswlib.core.SearchResult;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * hnswlib's graph behind the guards that it lacks: it grows, it takes the number of candidates per
 * search, an interrupt does not break a search, and one that broke an insertion is reported.
 *
 * <p>Concurrency: all methods may be called by any thread at any time. Links are guarded by
 * hnswlib's own monitors. Growing replaces arrays that hnswlib reads without a lock, so it waits
 * until no other call is inside, and keeps others out.
 */
final class Graph {
  // hnswlib keeps max(ef, k) candidates, and ef is one field of the shared index. With the least
  // possible ef, k alone decides, and that is a parameter of each search.
  private static final int LEAST_EF = 1;
  private static final int LEAST_CAPACITY = 1024;

  private final HnswIndex<Integer, GraphVector, GraphVector, Float> index;
  private final ReadWriteLock arrays = new ReentrantReadWriteLock();
  private final VectorForm form;
  private long reserved;

  /** Makes an empty graph with room for {@code capacity} vectors; {@link #reserve} makes more. */
  Graph(int dimension, VectorForm form, HnswParameters parameters, int capacity) {
    this.form = form;
    this.index =
        HnswIndex.newBuilder(dimension, GraphVector::distance, Math.max(capacity, LEAST_CAPACITY))
            .withM(parameters.m())
            .withEfConstruction(parameters.efConstruction())
            .withEf(LEAST_EF)
            .build();
  }

  /** Returns the form in which vectors are compared. */
  VectorForm form() {
    return form;
  }

  /**
   * Makes room for {@code count} more vectors, if there is not enough. Capacity is kept near the
   * size: every search clears a set of that many bits.
   */
  synchronized void reserve(int count) {
    reserved += count;
    int capacity = index.getMaxItemCount();
    if (reserved > capacity) {
      long grown = Math.max(reserved, capacity + (capacity >> 1));
      arrays.writeLock().lock();
      try {
        index.resize(Math.toIntExact(grown));
      } finally {
        arrays.writeLock().unlock();
      }
    }
  }

  /**
   * Links a vector; {@link #reserve} made room for it.
   *
   * @return false if an interrupt broke hnswlib's work off. The graph must not be used any more
   *     then: a vector that has links on an upper level and none on the lowest is a dead end, for
   *     the searches that come down through it and for the vectors that are linked after it. The
   *     thread's interrupt flag is kept.
   */
  boolean add(int ordinal, float[] row) {
    boolean interrupted = Thread.interrupted();
    arrays.readLock().lock();
    try {
      return index.add(form.vector(ordinal, row));
    } catch (RuntimeException e) {
      interrupted |= requireInterrupt(e);
      return false;
    } finally {
      arrays.readLock().unlock();
      restoreInterrupt(interrupted);
    }
  }

  /**
   * Walks the graph and returns up to {@code candidates} vectors near to the query, closest first.
   * An interrupt is kept for the caller and does not end the search.
   */
  List<SearchResult<GraphVector, Float>> nearest(GraphQuery query, int candidates) {
    boolean interrupted = Thread.interrupted();
    arrays.readLock().lock();
    try {
      while (true) {
        try {
          return index.findNearest(query, candidates);
        } catch (RuntimeException e) {
          interrupted |= requireInterrupt(e);
        }
      }
    } finally {
      arrays.readLock().unlock();
      restoreInterrupt(interrupted);
    }
  }

  // hnswlib lends its visited sets from a pool and turns an interrupt of a borrower into a plain
  // RuntimeException; taking from the pool has cleared the flag by then.
  private static boolean requireInterrupt(RuntimeException e) {
    if (e.getCause() instanceof InterruptedException) {
      return true;
    }
    throw e;
  }

  private static void restoreInterrupt(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
