package dev.ragged.embedding;

import dev.ragged.config.Configurable;
import dev.ragged.config.RaggedConfig;

/**
 * Supplies a default embedder. Found by {@link java.util.ServiceLoader}: the available provider
 * with the highest priority is used when the application names no embedder.
 *
 * <p>A provider that has settings is found as a {@link Configurable}, too.
 */
public interface EmbedderProvider extends Configurable {
  /** Returns a short name: lower-case letters, digits and hyphens. */
  String name();

  /** Returns the rank among providers; the built-in lexical embedder has 0. */
  int priority();

  /**
   * Returns the provider that makes embedders as {@code config} says, which knows {@link
   * #settings}.
   *
   * @throws IllegalArgumentException if values do not go together; the message names their keys
   */
  default EmbedderProvider configured(RaggedConfig config) {
    return this;
  }

  /** Returns a new embedder, which the caller closes. */
  Embedder create();
}
