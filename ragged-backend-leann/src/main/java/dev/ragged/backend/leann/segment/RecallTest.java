package dev.ragged.backend.leann.segment;

import java.util.OptionalDouble;

/** Measures how well a segment answers, while its rows are at hand. */
@FunctionalInterface
public interface RecallTest {
  /** Gives the prepared rows of a segment. */
  @FunctionalInterface
  interface NodeRows {
    /** Returns the row of {@code node}, not to be written to. */
    float[] row(int node);
  }

  /** Returns recall@10 of {@code segment}, in [0, 1], or nothing if it is too small to say. */
  OptionalDouble recall(Segment segment, NodeRows rows);
}
