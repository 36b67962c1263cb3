package dev.ragged.bench.peers;

import dev.ragged.index.Similarity;

/**
 * What all graphs are built with.
 *
 * @param similarity {@link Similarity#COSINE} only over vectors of length 1, for which it is their
 *     dot product
 * @param m links of a node above the lowest level; there it has twice as many
 * @param efConstruction candidates that an insertion keeps
 */
public record GraphParameters(Similarity similarity, int m, int efConstruction) {}
