/** A program that keeps codes in place of vectors. The embedder is found on the module path. */
module dev.ragged.examples.lowstorage {
  requires static org.jspecify;
  requires dev.ragged.backend.leann;
  requires dev.ragged.core;
}
