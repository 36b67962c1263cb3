/**
 * What personas did and stated goes in as rows; rows come out, one persona's at a time.
 *
 * <p>One SQLite database beside the store's own. The log of interactions, the statements of facts
 * and the personas themselves are the truth. What was learned from the log, {@code topic} and the
 * tables that hang on it, is derived: it can be counted anew. Every row names its persona, every
 * query binds one, and what a persona said is sealed by its cipher before it gets here.
 */
@NullMarked
package dev.ragged.memory.store;

import org.jspecify.annotations.NullMarked;
