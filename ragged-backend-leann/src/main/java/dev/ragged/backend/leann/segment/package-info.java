/**
 * Vectors of one moment go in; immutable, checksummed files come out, and what a search reads of
 * them.
 *
 * <p>Not exported.
 */
@NullMarked
package dev.ragged.backend.leann.segment;

import org.jspecify.annotations.NullMarked;
