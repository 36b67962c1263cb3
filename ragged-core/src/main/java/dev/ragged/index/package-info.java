/**
 * Vectors under dense {@code int} ordinals go in; the nearest ordinals with their scores come out.
 *
 * <p>{@link dev.ragged.index.VectorIndex} is what a backend implements; the built-in exact index
 * compares with every vector and serves as the oracle for all others. An index knows no text, no
 * ids and no documents; deletes and filters reach it as an {@link dev.ragged.index.OrdinalSet}.
 */
@NullMarked
package dev.ragged.index;

import org.jspecify.annotations.NullMarked;
