package dev.ragged.backend.hnsw;

import dev.ragged.index.IndexBytes;
import dev.ragged.index.Similarity;

/** What vectors take in a graph. */
final class HnswBytes {
  // Item, id, node, and the entries of hnswlib's two maps of ids; then the links, of which the
  // lowest level has room for twice m. At m = 16 this gives the 396 to 399 bytes that were measured
  // without codes.
  private static final long PER_NODE = 270;
  private static final long PER_LINK = 4;

  private HnswBytes() {}

  /** Returns the heap of a vector in the graph, beside its row. */
  static long ofNode(HnswParameters parameters, VectorForm form, int dimension) {
    return PER_NODE + 2L * parameters.m() * PER_LINK + form.bytes(dimension);
  }

  /** As {@link HnswIndexProvider#estimate}; supposes that codes tell the same neighbors. */
  static IndexBytes estimate(
      long vectors,
      int dimension,
      Similarity similarity,
      HnswParameters parameters,
      GraphPolicy policy) {
    IndexBytes rows = IndexBytes.ofWholeVectors(vectors, dimension);
    if (vectors <= policy.scanLimit(parameters)) {
      return rows;
    }
    VectorForm form =
        similarity == Similarity.COSINE ? VectorForm.CODES : VectorForm.rows(similarity);
    return rows.plus(new IndexBytes(ofNode(parameters, form, dimension), 0).times(vectors));
  }
}
