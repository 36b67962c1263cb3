/**
 * The distances between n rows go in; a navigable graph over them comes out, and for a query the
 * rows that a walk finds.
 *
 * <p>HNSW (Malkov and Yashunin, arXiv:1603.09320), built in parallel to the same result whatever
 * the number of threads, with the hub-preserving pruning of LEANN (arXiv:2506.08276, section 4.3).
 * Not exported.
 */
@NullMarked
package dev.ragged.backend.leann.graph;

import org.jspecify.annotations.NullMarked;
