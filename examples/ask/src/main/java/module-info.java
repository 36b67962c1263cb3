/** A program that answers in words. The embedder is found on the module path. */
module dev.ragged.examples.ask {
  requires static org.jspecify;
  requires dev.ragged.core;
}
