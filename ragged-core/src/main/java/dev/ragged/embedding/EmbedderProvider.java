package dev.ragged.embedding;

/**
 * Supplies a default embedder. Found by {@link java.util.ServiceLoader}: the available provider
 * with the highest priority is used when the application names no embedder.
 */
public interface EmbedderProvider {
  /** Returns a short name for messages. */
  String name();

  /** Returns the rank among providers; the built-in lexical embedder has 0. */
  int priority();

  /** Returns a new embedder, which the caller closes. */
  Embedder create();
}
