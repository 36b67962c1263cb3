package dev.ragged.backend.leann.graph;

/** What a graph is built over: rows under the node numbers from 0, and how they compare. */
public interface BuildRows {
  /** Returns the number of rows. */
  int size();

  /** Returns a new comparer, for one thread. The comparers of one object give the same results. */
  Comparer comparer();
}
