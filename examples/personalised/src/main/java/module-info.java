/** Two personas with a memory. Embedder and index are found on the module path. */
module dev.ragged.examples.personalised {
  requires static org.jspecify;
  requires dev.ragged.core;
  requires dev.ragged.memory;
}
