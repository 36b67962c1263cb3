package dev.ragged.embedder.djl;

/**
 * How the vectors of a text's tokens become the vector of the text; the model's card says which.
 */
public enum Pooling {
  /** The mean over all tokens, special ones included and padding left out. */
  MEAN,
  /** The vector of the first token. */
  CLS
}
