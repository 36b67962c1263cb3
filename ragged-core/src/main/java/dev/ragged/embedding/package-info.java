/**
 * Text goes in; vectors come out.
 *
 * <p>{@link dev.ragged.embedding.Embedder} is what a model implements. {@link
 * dev.ragged.embedding.LexicalEmbedder} is the built-in one that needs no model.
 */
@NullMarked
package dev.ragged.embedding;

import org.jspecify.annotations.NullMarked;
