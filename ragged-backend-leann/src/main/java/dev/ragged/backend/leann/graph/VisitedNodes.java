package dev.ragged.backend.leann.graph;

import java.util.Arrays;

/**
 * A set of nodes that is emptied at no cost: a node is in it if its stamp is that of the current
 * round. One thread at a time.
 */
final class VisitedNodes {
  private int[] stamps = new int[0];
  private int round;

  /** Empties the set; it then takes nodes below {@code size}. */
  void reset(int size) {
    if (stamps.length < size) {
      stamps = new int[size];
      round = 0;
    }
    if (++round == 0) {
      Arrays.fill(stamps, 0);
      round = 1;
    }
  }

  /** Adds {@code node} and returns whether it was not there. */
  boolean add(int node) {
    if (stamps[node] == round) {
      return false;
    }
    stamps[node] = round;
    return true;
  }
}
