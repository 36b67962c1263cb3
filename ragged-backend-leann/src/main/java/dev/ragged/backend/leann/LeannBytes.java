package dev.ragged.backend.leann;

import dev.ragged.backend.leann.codes.Codec;
import dev.ragged.backend.leann.graph.GraphBytes;
import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.StorageMode;
import dev.ragged.backend.leann.options.Traversal;
import dev.ragged.index.IndexBytes;

/**
 * What an index takes whose vectors are all in one segment.
 *
 * @param graphFrom vectors from which on kept vectors get a graph
 */
record LeannBytes(LeannOptions options, int graphFrom) {
  /** An ordinal in memory, and in a file, where ordinals without gaps take one byte each. */
  private static final IndexBytes ORDINAL = new IndexBytes(Integer.BYTES, 1);

  /** What follows from a code, kept in memory beside it. */
  private static final int FACTOR_BYTES = Float.BYTES;

  /** Of how many vectors one is kept whole, to notice another model; at most 16 in all. */
  private static final int CANARY_SHARE = 256;

  private static final int MOST_CANARIES = 16;

  /** As {@link LeannIndexProvider#estimate}. */
  IndexBytes of(long vectors, int dimension) {
    long row = (long) Float.BYTES * dimension;
    IndexBytes canary =
        new IndexBytes(
            0, row * Math.min(MOST_CANARIES, (vectors + CANARY_SHARE - 1) / CANARY_SHARE));
    // Refuses what is out of range, too.
    IndexBytes whole = IndexBytes.ofWholeVectors(vectors, dimension);
    IndexBytes bytes = ORDINAL.times(vectors).plus(canary);
    if (options.keepsRows()) {
      bytes = bytes.plus(new IndexBytes(row, row).times(vectors));
    }
    if (options.keepsCodes()) {
      long code = Codec.bytesPerVector(options.codec(), dimension);
      bytes = bytes.plus(new IndexBytes(code + FACTOR_BYTES, code).times(vectors));
    }
    if (options.storage() == StorageMode.RECOMPUTE) {
      bytes = bytes.plus(new IndexBytes(graph().packed(vectors), graph().saved(vectors)));
    } else if (options.keepsRows() && vectors >= graphFrom) {
      bytes = bytes.plus(new IndexBytes(graph().unpacked(vectors), graph().saved(vectors)));
    }
    return vectors == 0 ? whole : bytes;
  }

  private GraphBytes graph() {
    boolean pruned =
        options.storage() == StorageMode.RECOMPUTE && options.traversal() == Traversal.OPTIMISED;
    return new GraphBytes(options.m(), pruned);
  }
}
