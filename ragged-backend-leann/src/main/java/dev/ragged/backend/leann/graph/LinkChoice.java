package dev.ragged.backend.leann.graph;

import java.util.Arrays;

/**
 * Chooses links among candidates so that they lead into different directions: the closest first,
 * and none that is closer to a chosen one than to the node itself. One thread at a time.
 */
final class LinkChoice {
  // Algorithm 4 of the HNSW paper, with two differences. A candidate that is exactly as close to a
  // chosen one is left out as well: of many equal rows a node links to one, and has room for
  // others. And each chosen one is compared with all that remain, many rows per call, where the
  // paper compares each candidate with all chosen ones; the pairs are the same.

  private final Comparer comparer;
  private long[] candidates = new long[64];
  private int[] rivals = new int[64];
  private int[] rivalsAt = new int[64];
  private float[] scores = new float[64];
  private int size;

  LinkChoice(Comparer comparer) {
    this.comparer = comparer;
  }

  /** Forgets everything. */
  void clear() {
    size = 0;
  }

  /** Adds a candidate. */
  void add(int node, float closeness) {
    add(Candidate.of(node, closeness));
  }

  /**
   * Adds one of several candidates that were chosen together before, for the same node: they are
   * not compared with each other again.
   */
  void addChosen(int node, float closeness) {
    add(Candidate.of(node, closeness) | Candidate.MARK);
  }

  private void add(long candidate) {
    if (size == candidates.length) {
      int length = 2 * size;
      candidates = Arrays.copyOf(candidates, length);
      rivals = new int[length];
      rivalsAt = new int[length];
      scores = new float[length];
    }
    candidates[size++] = candidate;
  }

  /** Keeps at most {@code limit} of the candidates. */
  void choose(int limit) {
    Arrays.sort(candidates, 0, size);
    int chosen = 0;
    while (chosen < size && chosen < limit) {
      long next = candidates[chosen++];
      if (chosen < limit) {
        dropBehind(next, chosen);
      }
    }
    size = chosen;
  }

  /** Drops the candidates from {@code from} on that are closer to {@code chosen}. */
  private void dropBehind(long chosen, int from) {
    int count = 0;
    for (int i = from; i < size; i++) {
      if (!(Candidate.marked(chosen) && Candidate.marked(candidates[i]))) {
        rivals[count] = Candidate.node(candidates[i]);
        rivalsAt[count++] = i;
      }
    }
    if (count == 0) {
      return;
    }
    comparer.target(Candidate.node(chosen));
    comparer.score(rivals, count, scores);
    for (int i = 0; i < count; i++) {
      if (scores[i] >= Candidate.closeness(candidates[rivalsAt[i]])) {
        candidates[rivalsAt[i]] = Candidate.NONE;
      }
    }
    int kept = from;
    for (int i = from; i < size; i++) {
      if (candidates[i] != Candidate.NONE) {
        candidates[kept++] = candidates[i];
      }
    }
    size = kept;
  }

  /** Returns how many candidates there are; after {@link #choose}, how many were chosen. */
  int size() {
    return size;
  }

  /** Returns the {@code i}-th chosen node, the closest first. */
  int node(int i) {
    return Candidate.node(candidates[i]);
  }

  float closeness(int i) {
    return Candidate.closeness(candidates[i]);
  }
}
