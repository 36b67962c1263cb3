/**
 * Vectors under dense ordinals go in; the nearest ordinals come out, found by walking a
 * hierarchical navigable small-world graph (Malkov and Yashunin, arXiv:1603.09320) that
 * hnswlib-core builds.
 *
 * <p>hnswlib-core keeps the links and walks them. Everything else is this package's: vectors,
 * checks, deletes, filters, effort per query, growth, background building and files. See
 * docs/adr/0003-hnswlib.md for why.
 */
@NullMarked
package dev.ragged.backend.hnsw;

import org.jspecify.annotations.NullMarked;
