package dev.ragged.backend.leann.options;

/**
 * Refuses options that would change nothing, or nothing but what a reader does not expect: who set
 * them wants something that the storage mode does not do. An option at its default says nothing.
 */
final class UselessOptions {
  private UselessOptions() {}

  /**
   * Checks {@code options}.
   *
   * @param vectorCache bytes as they were set, whatever the traversal makes of them
   * @throws IllegalArgumentException if one has no use
   */
  static void refuse(LeannOptions options, long vectorCache) {
    boolean hasGraph = options.storage() == StorageMode.RECOMPUTE || options.keepsRows();
    if (!hasGraph) {
      refuseGraphOption(options, "m", options.m(), LeannOptions.DEFAULT_M);
      refuseGraphOption(
          options,
          "efConstruction",
          options.efConstruction(),
          LeannOptions.DEFAULT_EF_CONSTRUCTION);
    }
    boolean naive = options.traversal() == Traversal.NAIVE;
    if (naive && options.storage() != StorageMode.RECOMPUTE) {
      throw useless(
          options,
          "traversal=NAIVE",
          "only recompute() walks a graph over recomputed vectors: leave traversal out, or use"
              + " recompute()");
    }
    boolean cacheIsSet =
        vectorCache > 0
            && (options.byteCache() || vectorCache != LeannOptions.DEFAULT_VECTOR_CACHE);
    if (cacheIsSet && (naive || options.keepsRows())) {
      throw useless(
          options,
          (options.byteCache() ? "byteVectorCache=" : "vectorCache=") + vectorCache,
          naive
              ? "a naive traversal keeps no vector: leave the cache out, or use"
                  + " traversal(OPTIMISED)"
              : "all vectors are in memory and none is recomputed: leave the cache out, or use"
                  + " codes() or recompute()");
    }
  }

  private static void refuseGraphOption(
      LeannOptions options, String name, int value, int standard) {
    if (value != standard) {
      throw useless(
          options,
          name + "=" + value,
          "there is no graph: leave " + name + " out, or use recompute() or full()");
    }
  }

  private static IllegalArgumentException useless(
      LeannOptions options, String option, String remedy) {
    return new IllegalArgumentException(
        option
            + " has no effect with storage="
            + options.storage()
            + ", codec="
            + options.codec()
            + ": "
            + remedy);
  }
}
