package dev.ragged.bench.corpus;

import dev.ragged.embedder.djl.DjlEmbedder;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.LexicalEmbedder;
import java.util.Locale;

/** Who makes the vectors of a benchmark, all of {@value #DIMENSION} dimensions. */
public enum EmbedderChoice {
  /** The model that comes along: what an application has, and most of the time is the model's. */
  MINILM,
  /** By spelling, without a model. */
  LEXICAL,
  /** Sums of topics and words, nearly free, so that what is measured is Ragged. */
  PRECOMPUTED;

  /** Length of the vectors. */
  public static final int DIMENSION = 384;

  /** Returns a new embedder, which the caller closes. */
  public Embedder open(long seed) {
    return switch (this) {
      case MINILM -> DjlEmbedder.miniLm();
      case LEXICAL -> LexicalEmbedder.create(DIMENSION);
      case PRECOMPUTED -> new TopicVectors(DIMENSION, seed);
    };
  }

  /** Returns its name on a command line, for example {@code minilm}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
