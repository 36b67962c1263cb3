/**
 * Files and strings go in; {@link dev.ragged.document.Document documents} and their {@link
 * dev.ragged.document.Chunk chunks} come out.
 *
 * <p>A {@link dev.ragged.document.DocumentReader} turns the bytes of one file format into a
 * document, a {@link dev.ragged.document.Chunker} cuts a document into passages small enough to
 * embed. Nothing here knows a store.
 */
@NullMarked
package dev.ragged.document;

import org.jspecify.annotations.NullMarked;
