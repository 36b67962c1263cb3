/**
 * Text goes in; vectors come out.
 *
 * <p>{@link dev.ragged.embedding.Embedder} is what a model implements. {@link
 * dev.ragged.embedding.LexicalEmbedder} is the built-in one that needs no model; the best {@link
 * dev.ragged.embedding.EmbedderProvider} that the application brings takes its place. {@link
 * dev.ragged.embedding.CheckedEmbedder} stands between either and the rest of the library.
 */
@NullMarked
package dev.ragged.embedding;

import org.jspecify.annotations.NullMarked;
