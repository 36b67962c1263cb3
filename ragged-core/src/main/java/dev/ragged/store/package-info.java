/**
 * Embedded documents go in; candidates, documents and figures come out: the corpus that lives in
 * one directory.
 *
 * <p>One SQLite database is the truth: documents, chunks, attributes, full text, the change log,
 * and those vectors that no index file holds yet. The vector index beside it is derived and can be
 * rebuilt. One writer, many readers; a reader sees one state from its first call to its last.
 */
@NullMarked
package dev.ragged.store;

import org.jspecify.annotations.NullMarked;
