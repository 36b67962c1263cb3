/**
 * A {@link dev.ragged.retrieval.SearchRequest} goes in; ranked {@link dev.ragged.retrieval.Hit
 * hits} with their reasons come out.
 */
@NullMarked
package dev.ragged.retrieval;

import org.jspecify.annotations.NullMarked;
