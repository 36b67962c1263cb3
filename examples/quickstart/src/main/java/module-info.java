/** A first program on Ragged. Backend and embedder are found on the module path. */
module dev.ragged.examples.quickstart {
  requires static org.jspecify;
  requires dev.ragged.core;
}
