package dev.ragged.backend.leann.graph;

import java.util.Arrays;

/**
 * The closest nodes that a walk has seen so far, sorted, and which of them were expanded: their
 * marks. One thread at a time.
 *
 * <p>One sorted array in place of the two heaps of the paper: what a heap of results would drop,
 * the walk never expands.
 */
final class CandidatePool {
  // Up to so many, shifting one by one from the end is faster than a binary search and a copy: by
  // 4 to 8 % of a walk from 100 to 400.
  private static final int SHIFTED = 512;

  private long[] candidates = new long[0];
  private int capacity;
  private int size;

  // Equal rows link to each other. Were they expanded as they come, a pool would soon hold nothing
  // else, and the walk would never get past them.

  /** All candidates before this one are expanded or tied. */
  private int cursor;

  /** Empties the pool and makes room for {@code capacity} candidates. */
  void reset(int capacity) {
    if (candidates.length < capacity) {
      candidates = new long[capacity];
    }
    this.capacity = capacity;
    size = 0;
    cursor = 0;
  }

  int size() {
    return size;
  }

  /** Returns the candidate of rank {@code i}, the closest first. */
  long at(int i) {
    return candidates[i];
  }

  /**
   * Adds a node, unless the pool is full of others that are as close. Returns its rank, or the
   * capacity.
   */
  int offer(int node, float closeness) {
    long candidate = Candidate.of(node, closeness);
    if (size == capacity) {
      // Not for the smaller number: a walk among a thousand equal rows would score all of them.
      if (candidate >> Integer.SIZE >= candidates[size - 1] >> Integer.SIZE) {
        return capacity;
      }
      size--;
    }
    int at = size <= SHIFTED ? shift(candidate) : insert(candidate);
    size++;
    cursor = Math.min(cursor, at);
    return at;
  }

  private int shift(long candidate) {
    long[] sorted = candidates;
    int at = size;
    while (at > 0 && sorted[at - 1] > candidate) {
      sorted[at] = sorted[at - 1];
      at--;
    }
    sorted[at] = candidate;
    return at;
  }

  private int insert(long candidate) {
    int at = -1 - Arrays.binarySearch(candidates, 0, size, candidate);
    System.arraycopy(candidates, at, candidates, at + 1, size - at);
    candidates[at] = candidate;
    return at;
  }

  /**
   * Marks a node that is not expanded and returns it, or -1 if all are: the closest, but one that
   * is exactly as close as another only when no others are left.
   */
  int expandNext() {
    for (; cursor < size; cursor++) {
      if (!Candidate.marked(candidates[cursor]) && !isTied(cursor)) {
        return expand(cursor++);
      }
    }
    for (int i = 0; i < size; i++) {
      if (!Candidate.marked(candidates[i])) {
        return expand(i);
      }
    }
    return -1;
  }

  private int expand(int i) {
    candidates[i] |= Candidate.MARK;
    return Candidate.node(candidates[i]);
  }

  /** Returns whether a node as close as that of rank {@code i} comes before it, or is expanded. */
  private boolean isTied(int i) {
    return (i > 0 && asClose(i - 1, i))
        || (i + 1 < size && asClose(i, i + 1) && Candidate.marked(candidates[i + 1]));
  }

  private boolean asClose(int i, int j) {
    return candidates[i] >> Integer.SIZE == candidates[j] >> Integer.SIZE;
  }
}
