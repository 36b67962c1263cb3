/** The low-storage vector index: codes and a pruned graph in place of vectors. */
module dev.ragged.backend.leann {
  requires static org.jspecify;
  requires transitive dev.ragged.core;
  requires com.github.benmanes.caffeine;
  requires org.slf4j;

  exports dev.ragged.backend.leann;
  exports dev.ragged.backend.leann.options;

  provides dev.ragged.config.Configurable with
      dev.ragged.backend.leann.LeannIndexProvider;
  provides dev.ragged.index.VectorIndexProvider with
      dev.ragged.backend.leann.LeannIndexProvider;
}
