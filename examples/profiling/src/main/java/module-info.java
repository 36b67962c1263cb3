/** A program that measures itself. The embedder is found on the module path. */
module dev.ragged.examples.profiling {
  requires static org.jspecify;
  requires dev.ragged.core;
}
