/**
 * Indexes of others beside ours: vectors and queries go in, queries per second at equal recall come
 * out. Not published.
 */
@NullMarked
package dev.ragged.bench.peers;

import org.jspecify.annotations.NullMarked;
