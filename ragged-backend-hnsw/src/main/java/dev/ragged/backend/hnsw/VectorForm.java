package dev.ragged.backend.hnsw;

import dev.ragged.index.Similarity;
import dev.ragged.index.VectorTable;

/** In which form a graph compares vectors: all of one graph in the same. */
enum VectorForm {
  /** Cosine over one byte per dimension: a quarter of the memory traffic, nearly the same order. */
  CODES {
    @Override
    GraphVector vector(int ordinal, float[] row) {
      return new CodedVector(ordinal, row);
    }

    @Override
    long bytes(int dimension) {
      return ARRAY_HEADER_BYTES + dimension;
    }
  },

  /** Cosine over the rows. */
  COSINE_ROWS {
    @Override
    GraphVector vector(int ordinal, float[] row) {
      return new CosineVector(ordinal, row);
    }
  },

  /** Euclidean distance over the rows. */
  EUCLIDEAN_ROWS {
    @Override
    GraphVector vector(int ordinal, float[] row) {
      return new EuclideanVector(ordinal, row);
    }
  };

  private static final long ARRAY_HEADER_BYTES = 16;

  /** Returns the form that is right for all vectors. */
  static VectorForm rows(Similarity similarity) {
    return switch (similarity) {
      case COSINE -> COSINE_ROWS;
      case EUCLIDEAN -> EUCLIDEAN_ROWS;
    };
  }

  /** Returns the fastest form that is right for the vectors of {@code table}. */
  static VectorForm best(VectorTable table) {
    return table.similarity() == Similarity.COSINE && CodeTrial.passes(table)
        ? CODES
        : rows(table.similarity());
  }

  /** Takes a row of the table without copying it; it must never be written to again. */
  abstract GraphVector vector(int ordinal, float[] row);

  /** Returns the heap that a vector takes in this form beside its row, in bytes. */
  long bytes(int dimension) {
    return 0;
  }
}
