package dev.ragged.store;

import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorBatch;
import dev.ragged.index.VectorIndex;
import java.util.Optional;

/**
 * An index, and what it is to be held against, in one state of the store. Valid while the
 * inspection runs that it was given to, on its thread.
 *
 * @param index what is tested
 * @param keepsVectors whether it has whole vectors
 * @param present the ordinals that it has, without those that it need not have yet or no longer
 * @param live the chunks that there are
 * @param reference gives their vectors, and says how many it embedded anew
 * @param truth answers exactly with {@link dev.ragged.index.Effort#EXACT}; empty if that would
 *     embed the whole store
 */
public record IndexUnderTest(
    VectorIndex index,
    boolean keepsVectors,
    OrdinalSet present,
    OrdinalSet live,
    Reference reference,
    Optional<VectorIndex> truth) {
  /** Gives vectors. */
  @FunctionalInterface
  public interface Reference {
    /** Returns one vector per ordinal, in their order. */
    VectorBatch vectors(int[] ordinals);
  }

  /** What an index is tested by. */
  @FunctionalInterface
  public interface Inspection<T> {
    /** Returns the finding. */
    T of(IndexUnderTest tested);
  }
}
